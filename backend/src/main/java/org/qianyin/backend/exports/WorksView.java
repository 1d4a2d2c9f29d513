package org.qianyin.backend.exports;

import static org.qianyin.backend.exports.Column.optional;
import static org.qianyin.backend.exports.Column.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qianyin.backend.works.Work;
import org.qianyin.backend.works.Works;
import org.qianyin.proof.data.Json;
import org.springframework.stereotype.Component;

/** One row a work (domain specification 7.1, works). */
@Component
class WorksView implements View<Work> {

  private static final int MOST_TITLES = 32;
  private static final int MOST_TOOLS = 16;

  private static final List<Column<Work>> COLUMNS =
      List.of(
          required("entry_id", "entry that registered the work", w -> Cells.id("entry", w.id())),
          required("seq", "its place in the log", w -> Cells.number(w.seq())),
          required("sequenced_at", "log time of it, UTC", w -> Cells.time(w.loggedAt())),
          required("proof_ref", "path of its proof on this server", w -> Cells.proof(w.id())),
          required("regno", "registration number", w -> Cells.text(w.regno())),
          required("work_id", "`work:` and the entry id", w -> Cells.id("work", w.id())),
          required("kind", "kind of work, such as `EPISODE`", w -> Cells.text(w.kind())),
          required("category", "legal category", w -> text(w, "category")),
          required(
              "title_original",
              "the original title; `§` and the commitment where it is withheld",
              WorksView::title),
          optional("titles_json", "all published titles `[{kind,lang,text}…]`", WorksView::titles),
          optional(
              "parent_regno",
              "registration number of the work that this one is part or version of",
              w -> Cells.text(w.above().map(Work.Above::regno))),
          optional("season_no", "number of the season", WorksView::season),
          optional("episode_no", "number of the episode", w -> number(w, "EPISODE")),
          required("owners", "owners at registration: list of `party:…`", WorksView::owners),
          optional("shares", "list of `party:…=n/d`", WorksView::shares),
          optional("ownership_type", "how it came to be owned", w -> member(w, "ownershipType")),
          optional("created_on", "completed: `YYYY[-MM[-DD]]`", w -> member(w, "completed")),
          optional("created_place", "country, and city if published", WorksView::place),
          optional("published_on", "first publication", w -> publication(w, "date")),
          optional("published_country", "where that was", w -> publication(w, "country")),
          optional(
              "languages",
              "original languages: list of BCP 47",
              w -> Cells.list(w.body().strings("languages").stream())),
          optional("runtime_ms", "milliseconds", w -> w.body().get("runtime")),
          optional(
              "ai_involvement",
              "`NONE ASSISTED HUMAN_DIRECTED AUTONOMOUS`",
              w -> w.body().object("ai").get("involvement")),
          optional("ai_tools", "published tools: list of name and version", WorksView::tools),
          optional(
              "identifiers",
              "claimed: list of `SCHEME=value`; `§` and the hash where the value is withheld",
              WorksView::identifiers),
          optional(
              "content_sha256",
              "released files: list of `sha256:<hex>` in the order of the registration",
              w -> files(w, "digest")),
          optional("iscc", "list of the files' ISCC", w -> files(w, "iscc")),
          required("status", "`REGISTERED` or `WITHDRAWN`", w -> Cells.text(w.status())));

  private final Works works;

  WorksView(Works works) {
    this.works = works;
  }

  @Override
  public String name() {
    return "works";
  }

  @Override
  public List<Column<Work>> columns() {
    return COLUMNS;
  }

  @Override
  public Stream<Work> rows(Moment moment) {
    return works.stream(moment.size());
  }

  private static Json text(Work work, String member) {
    return Cells.text(work.body().string(member));
  }

  private static Optional<Json> member(Work work, String member) {
    return work.body().get(member);
  }

  private static Json title(Work work) {
    return work.title().map(Cells::text).orElseGet(() -> Cells.withheld(work.titles()));
  }

  private static Optional<Json> titles(Work work) {
    List<Json> titles = published(work, "titles/", MOST_TITLES);
    return titles.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(titles));
  }

  /** The published fields of an indexed name, in the order of their index. */
  private static List<Json> published(Work work, String name, int most) {
    List<Json> values = new ArrayList<>();
    IntStream.range(0, most).forEach(n -> work.published().get(name + n).ifPresent(values::add));
    return values;
  }

  private static Optional<Json> number(Work work, String kind) {
    return work.number().filter(n -> work.kind().equals(kind)).map(Cells::number);
  }

  private static Optional<Json> season(Work work) {
    return number(work, "SEASON")
        .or(() ->
            work.above()
                .filter(above -> above.kind().equals("SEASON"))
                .flatMap(Work.Above::number)
                .map(Cells::number));
  }

  private static Json owners(Work work) {
    return Json.Arr.ofStrings(
        work.body().objects("owners").stream().map(owner -> owner.string("party")).toList());
  }

  private static Optional<Json> shares(Work work) {
    return Cells.list(
        work.body().objects("owners").stream()
            .map(owner -> owner.string("party") + "=" + owner.string("share")));
  }

  private static Optional<Json> place(Work work) {
    String place =
        Stream.of(work.body().optionalString("country"), work.text("place/city"))
            .flatMap(Optional::stream)
            .collect(java.util.stream.Collectors.joining(" "));
    return place.isEmpty() ? Optional.empty() : Optional.of(Cells.text(place));
  }

  private static Optional<Json> publication(Work work, String member) {
    return work.body().object("publication").get(member);
  }

  private static Optional<Json> tools(Work work) {
    return Cells.list(
        published(work, "ai/tools/", MOST_TOOLS).stream()
            .map(Json.Obj.class::cast)
            .map(tool ->
                tool.string("name") + tool.optionalString("version").map(v -> " " + v).orElse("")));
  }

  private static Optional<Json> identifiers(Work work) {
    List<Json.Obj> claimed = work.body().objects("identifiers");
    return Cells.list(
        IntStream.range(0, claimed.size())
            .mapToObj(n -> {
              Json.Obj ident = claimed.get(n);
              return ident.string("scheme")
                  + "="
                  + work.text("identifiers/" + n, "value").orElse("§" + ident.string("hash"));
            }));
  }

  private static Optional<Json> files(Work work, String member) {
    return Cells.list(
        work.body().objects("files").stream()
            .flatMap(file -> file.optionalString(member).stream()));
  }
}
