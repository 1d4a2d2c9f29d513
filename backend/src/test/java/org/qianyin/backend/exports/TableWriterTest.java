package org.qianyin.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Json;

class TableWriterTest {

  private static final List<Column<Json.Obj>> COLUMNS =
      List.of(
          Column.required("work_id", "id", row -> row.get("work_id").orElseThrow()),
          Column.optional("title", "text", row -> row.get("title")),
          Column.optional("uses", "codes", row -> row.get("uses")),
          Column.optional("runtime_ms", "ms", row -> row.get("runtime_ms")));

  private static String written(Format format, Json.Obj... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TableWriter<Json.Obj> writer = TableWriter.open(format, COLUMNS, out);
      for (Json.Obj row : rows) {
        writer.row(row);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Json.Obj row(String title) {
    return Json.Obj.of(Map.of("work_id", new Json.Str("work:1"), "title", new Json.Str(title)));
  }

  @Test
  void writesAHeaderAndPlainLines() {
    Json.Obj row =
        Json.Obj.of(
            Map.of(
                "work_id", new Json.Str("work:1"),
                "uses", Json.Arr.ofStrings(List.of("avod", "svod")),
                "runtime_ms", new Json.Int(92_000)));
    assertThat(written(Format.CSV, row))
        .isEqualTo("work_id,title,uses,runtime_ms\nwork:1,,\"avod;svod\",92000\n");
  }

  @Test
  void quotesWhatRfc4180AsksToQuote() {
    assertThat(written(Format.CSV, row("a \"b\", c\nd")))
        .endsWith("work:1,\"a \"\"b\"\", c\nd\",,\n");
  }

  @Test
  void givesExcelAByteOrderMarkAndCrLf() {
    assertThat(written(Format.CSV_EXCEL, row("第一集")))
        .isEqualTo("\uFEFFwork_id,title,uses,runtime_ms\r\nwork:1,第一集,,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"})
  void disarmsFormulas(String title) {
    assertThat(written(Format.CSV, row(title))).contains("work:1,'" + title + ",");
    assertThat(written(Format.CSV_EXCEL, row(title))).contains("work:1,'" + title + ",");
  }

  @Test
  void disarmsAFormulaBehindATabOrACarriageReturn() {
    assertThat(written(Format.CSV, row("\t=1"))).contains("work:1,\"'\t=1\",");
    assertThat(written(Format.CSV, row("\r=1"))).contains("work:1,\"'\r=1\",");
  }

  @Test
  void writesCanonicalJsonLines() {
    assertThat(written(Format.NDJSON, row("=1"), row("b")))
        .isEqualTo(
            "{\"title\":\"=1\",\"work_id\":\"work:1\"}\n{\"title\":\"b\",\"work_id\":\"work:1\"}\n");
  }

  @Test
  void quotesWhatAnotherLocaleTakesForTheEndOfACell() {
    assertThat(written(Format.CSV_EXCEL, row("a;=HYPERLINK(1)")))
        .contains("work:1,\"a;=HYPERLINK(1)\",");
    assertThat(written(Format.CSV_EXCEL, row("a\t=1"))).contains("work:1,\"a\t=1\",");
  }

  @Test
  void joinsAListOnlyIfItCanBeTakenApartAgain() {
    Json.Obj row = row("t").with("uses", Json.Arr.ofStrings(List.of("PLATFORM=x;y", "DCI=1")));
    assertThat(written(Format.CSV, row)).contains("\"[\"\"PLATFORM=x;y\"\",\"\"DCI=1\"\"]\"");
  }

  @Test
  void keepsRareCharacters() {
    assertThat(written(Format.CSV, row("𠮷野家"))).endsWith("work:1,𠮷野家,,\n");
  }
}
