package org.qianyin.backend.licensing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.web.Cursor;
import org.qianyin.backend.web.Page;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.works.Works;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
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
  private final LogReader log;

  LicensesController(Licenses licenses, Works works, LogReader log) {
    this.licenses = licenses;
    this.works = works;
    this.log = log;
  }

  @GetMapping
  Page<LicenseLine> list(
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam @Nullable String work,
      @RequestParam @Nullable String licensor,
      @RequestParam @Nullable String licensee) {
    long size = size();
    Licenses.Filter filter =
        new Licenses.Filter(
            Parameters.id("work", "work", work).map(id -> works.line(id, size)),
            Parameters.party("licensor", licensor),
            Parameters.party("licensee", licensee));
    int wish = Page.limit(limit);
    List<License> found = licenses.list(filter, size, Cursor.parse(cursor).position(), wish + 1);
    return Page.of(found.stream().map(LicensesController::line).toList(), wish, LicenseLine::seq);
  }

  /** What is not signed and public yet is not shown. */
  private long size() {
    return log.newest().map(LogReader.Published::size).orElse(0L);
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
