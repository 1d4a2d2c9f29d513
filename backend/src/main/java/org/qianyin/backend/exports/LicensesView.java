package org.qianyin.backend.exports;

import static org.qianyin.backend.exports.Column.optional;
import static org.qianyin.backend.exports.Column.required;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.backend.licensing.Licenses;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.vocabulary.Right;
import org.springframework.stereotype.Component;

/** One row a licence (domain specification 7.1, licences). */
@Component
class LicensesView implements View<GrantedLicense> {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private static final List<Column<GrantedLicense>> COLUMNS =
      List.of(
          required("entry_id", "entry that granted it", g -> Cells.id("entry", g.license().id())),
          required("seq", "its place in the log", g -> Cells.number(g.license().seq())),
          required("sequenced_at", "log time of it, UTC", g -> Cells.time(g.license().loggedAt())),
          required(
              "proof_ref", "path of its proof on this server", g -> Cells.proof(g.license().id())),
          required("license_id", "`license:` and the entry id", g -> license(g.license().id())),
          optional(
              "parent_id",
              "the licence that this one is a sublicence of",
              g -> g.terms().parent().map(LicensesView::license)),
          required("works", "works that it names: list of `work:…`", LicensesView::works),
          required(
              "licensor", "who grants: `party:…`", g -> Cells.text(g.license().licensor() + "")),
          required(
              "licensee", "who may use: `party:…`", g -> Cells.text(g.license().licensee() + "")),
          required(
              "use",
              "list of leaves of `qy-uses/1`",
              g -> Json.Arr.ofStrings(g.scope().box().uses())),
          required(
              "legal_right_zh",
              "legal rights of these uses, as the statute names them",
              LicensesView::rights),
          required(
              "territory_in",
              "list of ISO 3166 codes, or `*` = worldwide",
              g -> in(g.scope().box().territories())),
          optional(
              "territory_out",
              "list of codes that are left out",
              g -> Cells.list(g.scope().box().territories().out().stream())),
          required(
              "languages",
              "list of `audio:` and `sub:` atoms, or `*`; `!` in front of one left out",
              g -> codes(g.scope().box().languages())),
          required(
              "channels",
              "list of `svc:` and `net:` channels, or `*`; `!` in front of one left out",
              g -> codes(g.scope().box().channels())),
          required("start_utc", "first instant", g -> Cells.time(g.scope().box().start())),
          optional(
              "end_utc",
              "first instant after it; empty = to the end of protection",
              g -> g.scope().box().end().map(Cells::time)),
          required(
              "zone", "IANA zone in which its dates are read", g -> Cells.text(g.scope().zone())),
          optional(
              "start_local",
              "start in that zone, `YYYY-MM-DD hh:mm:ss`",
              g -> local(g, Optional.of(g.scope().box().start()))),
          optional(
              "end_local", "end in that zone, exclusive", g -> local(g, g.scope().box().end())),
          required(
              "exclusivity",
              "`EXCLUSIVE SOLE NON_EXCLUSIVE`",
              g -> Cells.text(g.scope().exclusivity().name())),
          required("sublicense_depth", "how many licences may stand below", LicensesView::depth),
          optional(
              "holdbacks",
              "boxes in which the licensor holds back, as signed",
              g -> g.license().body().get("holdbacks")),
          optional(
              "subject_to",
              "older licences that it stands beside: list of `license:…`, or `ALL_EARLIER`",
              LicensesView::subjectTo),
          optional(
              "caps",
              "`UNIT=max`",
              g -> Cells.text(g.terms().cap().map(cap -> cap.unit() + "=" + cap.max()))),
          required(
              "status_now",
              "`IN_FORCE` or `NOT_IN_FORCE` at the log time of the exported head",
              g -> Cells.text(g.obstacles().isEmpty() ? "IN_FORCE" : "NOT_IN_FORCE")),
          optional(
              "status_reasons",
              "why it is not in force: list of `NOT_YET_STARTED EXPIRED TERMINATED`",
              g -> Cells.list(g.obstacles().stream())),
          optional(
              "contract_no",
              "number of the contract; its parties alone open it: `§` and the commitment",
              LicensesView::withheld),
          optional(
              "money",
              "what is paid; its parties alone open it: `§` and the commitment",
              LicensesView::withheld));

  private final Licenses licenses;

  LicensesView(Licenses licenses) {
    this.licenses = licenses;
  }

  @Override
  public String name() {
    return "licenses";
  }

  @Override
  public List<Column<GrantedLicense>> columns() {
    return COLUMNS;
  }

  @Override
  public Stream<GrantedLicense> rows(Moment moment) {
    return licenses.stream(moment.size()).map(license -> GrantedLicense.of(license, moment.time()));
  }

  private static Json license(EntryId id) {
    return Cells.id("license", id);
  }

  private static Json works(GrantedLicense granted) {
    return Json.Arr.ofStrings(
        granted.license().body().strings("works").stream().map(id -> "work:" + id).toList());
  }

  private static Json rights(GrantedLicense granted) {
    return Json.Arr.ofStrings(
        granted.scope().box().rights().stream()
            .map(code -> Right.find(code).map(right -> right.names().zh()).orElse(code))
            .toList());
  }

  private static Json in(CodeSet set) {
    return set.everything() ? Cells.text("*") : Json.Arr.ofStrings(set.in());
  }

  private static Json codes(CodeSet set) {
    Stream<String> in = set.everything() ? Stream.of("*") : set.in().stream();
    return Json.Arr.ofStrings(
        Stream.concat(in, set.out().stream().map(code -> "!" + code)).toList());
  }

  /** Empty if this Java does not know the zone: words only, nothing is decided by it. */
  private static Optional<Json> local(GrantedLicense granted, Optional<Instant> instant) {
    try {
      ZoneId zone = ZoneId.of(granted.scope().zone());
      return instant.map(it -> Cells.text(LOCAL.format(it.atZone(zone))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Json depth(GrantedLicense granted) {
    return Cells.number(granted.terms().sublicensing().map(it -> it.depth()).orElse(0));
  }

  private static Optional<Json> subjectTo(GrantedLicense granted) {
    return granted.terms().subjectToAllEarlier()
        ? Optional.of(Cells.text("ALL_EARLIER"))
        : Cells.list(granted.terms().subjectTo().stream().map(id -> "license:" + id.hex()));
  }

  /** What the body commits to without showing it; empty if it commits to nothing. */
  private static Optional<Json> withheld(GrantedLicense granted) {
    return granted.license().doc().map(Cells::withheld);
  }
}
