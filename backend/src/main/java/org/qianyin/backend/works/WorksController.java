package org.qianyin.backend.works;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.ledger.HeadQueries;
import org.qianyin.backend.web.Cursor;
import org.qianyin.backend.web.Page;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.work.Kinds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Works over HTTP. */
@RestController
@RequestMapping("/v1/works")
class WorksController {

  record OwnerLine(String party, String share) {}

  record FileLine(
      String role, String mime, long size, @Nullable String digest, @Nullable String cid) {}

  record WorkLine(
      String id,
      String regno,
      long seq,
      String sequencedAt,
      String kind,
      String category,
      @Nullable String title,
      @Nullable Long number,
      @Nullable String partOf,
      @Nullable String versionOf,
      List<OwnerLine> owners,
      List<FileLine> files,
      String ai,
      String status) {}

  private final Works works;
  private final HeadQueries queries;

  WorksController(Works works, HeadQueries queries) {
    this.works = works;
    this.queries = queries;
  }

  @GetMapping
  Page<WorkLine> list(
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam @Nullable String owner,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String parent,
      @RequestParam @Nullable String digest) {
    Works.Filter filter =
        new Works.Filter(
            Parameters.party("owner", owner),
            Parameters.oneOf("kind", kind, Kinds.ALL),
            Parameters.id("parent", "work", parent),
            Parameters.digest("digest", digest));
    int wish = Page.limit(limit);
    long after = Cursor.parse(cursor).position();
    List<Work> found = queries.asOfNewest(size -> works.list(filter, size, after, wish + 1));
    return Page.of(found.stream().map(WorksController::line).toList(), wish, WorkLine::seq);
  }

  @GetMapping("/{id}")
  WorkLine get(@PathVariable String id) {
    EntryId work = Parameters.requiredId("id", "work", id);
    return queries
        .asOfNewest(size -> works.find(work, size))
        .map(WorksController::line)
        .orElseThrow(() -> new Rejected("NOT_FOUND", "id: no work of this id in this log"));
  }

  private static WorkLine line(Work work) {
    Json.Obj body = work.body();
    return new WorkLine(
        work.id().hex(),
        work.regno(),
        work.seq(),
        UtcTime.write(work.loggedAt()),
        work.kind(),
        body.string("category"),
        work.title().orElse(null),
        work.number().orElse(null),
        body.optionalString("partOf").orElse(null),
        body.optionalString("versionOf").orElse(null),
        body.objects("owners").stream().map(WorksController::owner).toList(),
        body.objects("files").stream().map(WorksController::file).toList(),
        body.object("ai").string("involvement"),
        work.status());
  }

  private static OwnerLine owner(Json.Obj owner) {
    return new OwnerLine(PartyId.of(owner.string("party")).toString(), owner.string("share"));
  }

  private static FileLine file(Json.Obj file) {
    return new FileLine(
        file.string("role"),
        file.string("mime"),
        file.integer("size"),
        file.optionalString("digest").orElse(null),
        file.optionalString("cid").orElse(null));
  }
}
