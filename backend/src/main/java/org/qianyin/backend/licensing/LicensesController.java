package org.qianyin.backend.licensing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.ledger.HeadQueries;
import org.qianyin.backend.web.Cursor;
import org.qianyin.backend.web.Page;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.works.Works;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.license.LicenseGranted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Licences over HTTP. */
@RestController
@RequestMapping("/v1/licenses")
class LicensesController {

  record LicenseLine(
      String id,
      long seq,
      String sequencedAt,
      String type,
      List<String> works,
      String licensor,
      String licensee,
      Json.Obj scope,
      String status,
      @Nullable String terminatedFrom) {}

  private final Licenses licenses;
  private final Works works;
  private final HeadQueries queries;

  LicensesController(Licenses licenses, Works works, HeadQueries queries) {
    this.licenses = licenses;
    this.works = works;
    this.queries = queries;
  }

  @GetMapping
  Page<LicenseLine> list(
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam @Nullable String work,
      @RequestParam @Nullable String licensor,
      @RequestParam @Nullable String licensee) {
    Optional<EntryId> about = Parameters.id("work", "work", work);
    Optional<PartyId> from = Parameters.party("licensor", licensor);
    Optional<PartyId> to = Parameters.party("licensee", licensee);
    int wish = Page.limit(limit);
    long after = Cursor.parse(cursor).position();
    List<License> found =
        queries.asOfNewest(size -> {
          Optional<List<EntryId>> line = about.map(id -> works.line(id, size));
          return licenses.list(new Licenses.Filter(line, from, to), size, after, wish + 1);
        });
    return Page.of(found.stream().map(LicensesController::line).toList(), wish, LicenseLine::seq);
  }

  private static LicenseLine line(License license) {
    Optional<String> ended = license.ended().map(UtcTime::write);
    return new LicenseLine(
        license.id().hex(),
        license.seq(),
        UtcTime.write(license.loggedAt()),
        LicenseGranted.TYPE,
        license.body().strings("works"),
        license.licensor().toString(),
        license.licensee().toString(),
        license.body().object("scope"),
        ended.isPresent() ? "TERMINATED" : "GRANTED",
        ended.orElse(null));
  }
}
