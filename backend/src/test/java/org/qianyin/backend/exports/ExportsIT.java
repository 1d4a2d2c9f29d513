package org.qianyin.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qianyin.backend.SampleLog.json;
import static org.qianyin.backend.SampleLog.titled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qianyin.backend.ProjectionsDatabase;
import org.qianyin.backend.SampleLog;
import org.qianyin.backend.licensing.LicensingOfTests;
import org.qianyin.backend.works.WorksOfTests;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ExportsIT extends ProjectionsDatabase {

  private static final int ROWS = 25_000;
  private static final Instant NOW = Instant.parse("2026-07-15T00:00:00Z");

  private SampleLog log;
  private Exports exports;
  private WorksView works;
  private LicensesView licenses;
  private PartyId studio;
  private PartyId buyer;

  @BeforeEach
  void start() {
    WorksOfTests worksModule = new WorksOfTests(jdbc());
    LicensingOfTests licensingModule = new LicensingOfTests(jdbc());
    works = new WorksView(worksModule.works());
    licenses = new LicensesView(licensingModule.licenses());
    exports = new Exports(List.of(works, licenses), new JdbcTransactionManager(dataSource()));
    log =
        new SampleLog(event -> {
          worksModule.on(event);
          licensingModule.on(event);
        });
    studio = log.party();
    buyer = log.party();
  }

  private Moment now() {
    return at(log.size());
  }

  private static Moment at(long size) {
    return new Moment(size, Digest.sha256(new byte[0]), NOW);
  }

  private <T> String written(View<T> view, Format format, Moment moment) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      exports.write(view, format, moment, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private <T> List<Json.Obj> rows(View<T> view, Moment moment) {
    return written(view, Format.NDJSON, moment)
        .lines()
        .map(line -> (Json.Obj) Jcs.parse(line.getBytes(StandardCharsets.UTF_8), 16).orThrow())
        .toList();
  }

  private EntryId work(String title) {
    return log.register(studio, SampleLog.work(studio, "SHORT"), titled(title));
  }

  @Test
  void givesAWorkItsColumns() {
    EntryId season =
        log.register(
            studio, SampleLog.work(studio, "SEASON").with("number", new Json.Int(2)), titled("季"));
    Json.Obj body =
        SampleLog.work(studio, "EPISODE")
            .with("number", new Json.Int(12))
            .with("partOf", new Json.Str(season.hex()))
            .with("country", new Json.Str("CN"))
            .with("runtime", new Json.Int(92_000))
            .with("languages", Json.Arr.ofStrings(List.of("zh")));
    EntryId id = log.register(studio, body, titled("第十二集"));
    Json.Obj row = rows(works, now()).get(1);
    assertThat(row.string("work_id")).isEqualTo("work:" + id.hex());
    assertThat(row.string("proof_ref")).isEqualTo("/v1/entries/" + id.hex() + "/proof");
    assertThat(row.integer("seq")).isEqualTo(3);
    assertThat(row.string("sequenced_at")).isEqualTo("2026-06-01T00:03:00.000Z");
    assertThat(row.string("title_original")).isEqualTo("第十二集");
    assertThat(row.string("parent_regno")).startsWith("QY-V3YM-0000-0002-");
    assertThat(row.integer("season_no")).isEqualTo(2);
    assertThat(row.integer("episode_no")).isEqualTo(12);
    assertThat(row.strings("owners")).containsExactly(studio.toString());
    assertThat(row.strings("shares")).containsExactly(studio + "=1/1");
    assertThat(row.string("created_place")).isEqualTo("CN");
    assertThat(row.integer("runtime_ms")).isEqualTo(92_000);
    assertThat(row.string("ai_involvement")).isEqualTo("HUMAN_DIRECTED");
    assertThat(row.string("status")).isEqualTo("REGISTERED");
  }

  @Test
  void showsThatATitleIsWithheldByItsCommitment() {
    log.register(studio, SampleLog.work(studio, "SHORT"), Map.of());
    assertThat(rows(works, now()).getFirst().string("title_original"))
        .isEqualTo("§" + SampleLog.doc(2).hex());
  }

  @Test
  void showsAnIdentifierOrThatItIsWithheld() {
    String value = "10.5240/7791-8534-2C23-9030-8610-5";
    String hash = Digest.sha256(value.getBytes(StandardCharsets.US_ASCII)).hex();
    String other = "f".repeat(64);
    Json identifiers =
        json("""
        {'l':[{'hash':'%s','scheme':'EIDR'},{'hash':'%s','scheme':'DCI'}]}\
        """
                .formatted(hash, other))
            .get("l")
            .orElseThrow();
    List<Json> sorted = new java.util.ArrayList<>(((Json.Arr) identifiers).items());
    sorted.sort(
        java.util.Comparator.comparing(i -> new String(Jcs.write(i), StandardCharsets.UTF_8)));
    int n = ((Json.Obj) sorted.getFirst()).string("scheme").equals("EIDR") ? 0 : 1;
    Map<String, Json> opened = new java.util.TreeMap<>(titled("名"));
    opened.put("identifiers/" + n, json("{'scheme':'EIDR','value':'%s'}".formatted(value)));
    log.register(
        studio, SampleLog.work(studio, "SHORT").with("identifiers", new Json.Arr(sorted)), opened);
    assertThat(rows(works, now()).getFirst().strings("identifiers"))
        .containsExactlyInAnyOrder("EIDR=" + value, "DCI=§" + other);
  }

  @Test
  void givesALicenceItsColumns() {
    EntryId work = work("剧");
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    Json.Obj row = rows(licenses, now()).getFirst();
    assertThat(row.string("license_id")).isEqualTo("license:" + id.hex());
    assertThat(row.strings("works")).containsExactly("work:" + work.hex());
    assertThat(row.string("licensor")).isEqualTo(studio.toString());
    assertThat(row.string("licensee")).isEqualTo(buyer.toString());
    assertThat(row.strings("use")).containsExactly("svod");
    assertThat(row.strings("legal_right_zh")).containsExactly("信息网络传播权");
    assertThat(row.strings("territory_in")).containsExactly("JP", "KR");
    assertThat(row.has("territory_out")).isFalse();
    assertThat(row.strings("languages")).containsExactly("*");
    assertThat(row.string("start_utc")).isEqualTo("2026-06-30T16:00:00.000Z");
    assertThat(row.string("zone")).isEqualTo("Asia/Shanghai");
    assertThat(row.string("start_local")).isEqualTo("2026-07-01 00:00:00");
    assertThat(row.string("end_local")).isEqualTo("2029-07-01 00:00:00");
    assertThat(row.string("exclusivity")).isEqualTo("EXCLUSIVE");
    assertThat(row.integer("sublicense_depth")).isZero();
    assertThat(row.string("status_now")).isEqualTo("IN_FORCE");
    assertThat(row.string("money")).isEqualTo("§" + SampleLog.doc(3).hex());
  }

  @Test
  void writesWorldwideButAsAStarAndWhatIsLeftOut() {
    Json.Obj grant = SampleLog.grant(work("剧"), buyer);
    Json.Obj scope =
        grant
            .object("scope")
            .with("territories", json("{'in':'*','out':['CN','HK']}"))
            .with("languages", json("{'in':'*','out':['audio:ja']}"));
    log.grant(studio, grant.with("scope", scope));
    Json.Obj row = rows(licenses, now()).getFirst();
    assertThat(row.string("territory_in")).isEqualTo("*");
    assertThat(row.strings("territory_out")).containsExactly("CN", "HK");
    assertThat(row.strings("languages")).containsExactly("*", "!audio:ja");
  }

  @Test
  void judgesALicenceAtTheLogTimeOfTheHeadAndNotByAClock() {
    EntryId work = work("剧");
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    log.terminate(studio, buyer, id, work, Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(reasonsAt("2026-06-30T15:59:59.999Z")).containsExactly("NOT_YET_STARTED");
    assertThat(reasonsAt("2026-06-30T16:00:00.000Z")).isEmpty();
    assertThat(reasonsAt("2027-01-01T00:00:00.000Z")).containsExactly("TERMINATED");
    assertThat(reasonsAt("2029-06-30T16:00:00.000Z")).containsExactly("EXPIRED", "TERMINATED");
  }

  private List<String> reasonsAt(String time) {
    Moment moment = new Moment(log.size(), Digest.sha256(new byte[0]), Instant.parse(time));
    Json.Obj row = rows(licenses, moment).getFirst();
    assertThat(row.string("status_now"))
        .isEqualTo(row.has("status_reasons") ? "NOT_IN_FORCE" : "IN_FORCE");
    return row.strings("status_reasons");
  }

  @Test
  void givesTheSameBytesForTheSameSizeWhateverHappensLater() {
    EntryId work = work("甲");
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    Moment then = now();
    List<String> before = all(then);
    log.append(
        "work.amended",
        studio,
        json("{'change':['TITLES']}").with("work", new Json.Str(work.hex())),
        titled("乙"));
    log.terminate(studio, buyer, id, work, SampleLog.START.plusSeconds(9_000));
    work("丙");
    assertThat(all(then)).isEqualTo(before);
    assertThat(all(now())).doesNotContainAnyElementsOf(before);
  }

  private List<String> all(Moment moment) {
    return Arrays.stream(Format.values())
        .flatMap(format ->
            List.of(written(works, format, moment), written(licenses, format, moment)).stream())
        .toList();
  }

  @Test
  void ordersRowsByTheirPlaceInTheLog() {
    work("一");
    work("二");
    work("三");
    assertThat(rows(works, now()))
        .extracting(row -> row.string("title_original"))
        .containsExactly("一", "二", "三");
  }

  @Test
  void disarmsAFormulaInATitle() {
    work("=HYPERLINK(\"http://evil\")");
    assertThat(written(works, Format.CSV_EXCEL, now()))
        .contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
  }

  @Test
  void showsATitleThatReordersTextAsWithheld() {
    work("innocent\u202Egpj.exe");
    assertThat(written(works, Format.CSV, now()))
        .contains("§" + SampleLog.doc(2).hex())
        .doesNotContain("\u202E");
  }

  @Test
  void givesEveryRequiredColumnInEveryRow() {
    log.grant(studio, SampleLog.grant(work("剧"), buyer));
    assertThat(rows(works, now()).getFirst().members()).containsKeys(required(works));
    assertThat(rows(licenses, now()).getFirst().members()).containsKeys(required(licenses));
  }

  private static <T> String[] required(View<T> view) {
    return view.columns().stream()
        .filter(Column::required)
        .map(Column::name)
        .toArray(String[]::new);
  }

  @Test
  void tellsWhenItsReaderWentAway() {
    work("剧");
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThatThrownBy(() -> exports.write(works, Format.CSV, now(), gone))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void needsTheSameMemoryForAnyNumberOfRows(Format format) throws IOException {
    fill(ROWS);
    assertStreams(works, format);
    assertStreams(licenses, format);
  }

  private <T> void assertStreams(View<T> view, Format format) throws IOException {
    MemoryWatch watch = new MemoryWatch(ROWS / 4);
    exports.write(view, format, at(10L * ROWS), watch);
    assertThat(watch.lines()).isGreaterThanOrEqualTo(ROWS); // and a header
    assertThat(watch.most()).as(view.name()).isLessThan(16L << 20);
  }

  /** Works and licences, each so many: rows of about 1 KB, which held at once would be 50 MB. */
  private void fill(int rows) {
    EntryId model = work("模");
    EntryId grant = log.grant(studio, SampleLog.grant(model, buyer));
    jdbc()
        .sql(
            """
            INSERT INTO work (seq, id, regno, logged_at, kind, number, above, doc, body, published)
            SELECT n + 10, sha256(int8send(n)), regno, logged_at, kind, NULL, NULL, doc, body,
                   published
              FROM work, generate_series(1, ? - 1) AS n WHERE id = ?\
            """)
        .params((long) rows, model.digest().bytes())
        .update();
    jdbc()
        .sql(
            """
            INSERT INTO license (seq, id, logged_at, licensor, licensee, doc, body)
            SELECT n + 10, sha256(int8send(n)), logged_at, licensor, licensee, doc, body
              FROM license, generate_series(1, ? - 1) AS n WHERE id = ?\
            """)
        .params((long) rows, grant.digest().bytes())
        .update();
  }
}
