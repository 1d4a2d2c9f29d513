package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Json;

/** {@code ./qianyin demo --json}, once, and what it leaves behind. */
class DemoIT {
  @TempDir private static Path folder;
  private static Json.Obj told;
  private static String errors;
  private static int exit;

  @BeforeAll
  static void runTheDemo() throws Exception {
    DemoRun run = DemoRun.into(kept());
    exit = run.exit();
    errors = run.errors();
    told = run.told();
  }

  private static Path kept() {
    return folder.resolve("kept");
  }

  @Test
  void endsWellAndEveryClaimHolds() {
    assertThat(exit).as(errors + told.members()).isZero();
    assertThat(told.string("outcome")).isEqualTo("PASSED");
    assertThat(told.objects("claims"))
        .hasSizeGreaterThan(18)
        .allSatisfy(claim -> assertThat(claim.get("holds")).contains(new Json.Bool(true)));
    assertThat(told.objects("claims"))
        .extracting(claim -> claim.string("id"))
        .contains(
            "party.studio",
            "party.buyer",
            "work.series",
            "license",
            "conflict",
            "status.permitted",
            "status.prohibited",
            "export",
            "anchored",
            "raised",
            "log",
            "stopped",
            "offline",
            "broken.file",
            "broken.proof",
            "table");
  }

  @Test
  void nothingOfServerDatabaseAndChainIsLeft() {
    assertThat(claim("stopped").string("en")).matches(".* [0-9]+ processes ended, 3 ports closed");
  }

  @Test
  void refusedTheConflictForItsReasonAndNamesTheLicenceInItsWay() {
    assertThat(told.strings("refused")).contains("EXISTING_EXCLUSIVE");
    Json.Obj licensed = claim("license");
    Json.Obj refused = claim("conflict");
    assertThat(refused.string("en"))
        .contains("an exclusive licence covers it")
        .endsWith("In its way stands licence " + lastWord(licensed.string("en")));
    assertThat(refused.string("zh"))
        .contains("已有一份独占许可覆盖它")
        .endsWith("挡住它的是许可 " + lastWord(licensed.string("en")));
  }

  private static Json.Obj claim(String id) {
    return told.objects("claims").stream()
        .filter(claim -> claim.string("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String lastWord(String sentence) {
    return sentence.substring(sentence.lastIndexOf(' ') + 1);
  }

  @Test
  void anAnchorCostsWhatItMay() {
    assertThat(told.object("anchor").integer("gasUsed")).isBetween(21_000L, 95_000L);
  }

  @Test
  void leavesItsFilesWhereTheyBelong() throws Exception {
    assertThat(names(kept().resolve("works")))
        .hasSize(11)
        .contains("series.qianyin.json", "雨巷灯 第1集 旧檐.mov", "雨巷灯 第1集 旧檐.mov.qianyin.json");
    assertThat(names(kept().resolve("export"))).containsExactly("licenses.csv", "works.csv");
    assertThat(kept().resolve("log/checkpoint")).exists();
    assertThat(kept().resolve("log/tile/entries")).isDirectory();
    assertThat(kept().resolve("log/tile/0")).isDirectory();
    assertThat(Files.readString(kept().resolve("policy")))
        .contains("quorum none\n", "audit none\n", "maxage none\n", "name DEMO\n", " pinned 0x");
  }

  @Test
  void secretsAreReadableByTheirOwnerAlone() throws Exception {
    try (Stream<Path> files = Files.walk(kept())) {
      List<Path> secrets =
          files.filter(file -> file.toString().endsWith(".qianyin.private.json")).toList();
      assertThat(secrets).hasSize(4);
      for (Path secret : secrets) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theReportHasBothLanguagesAndLoadsNothing() throws Exception {
    String page = page();
    assertThat(page)
        .contains("全部通过", "All passed", "EXISTING_EXCLUSIVE", "data:image/jpeg;base64,");
    int checks = told.objects("verdicts").stream().mapToInt(v -> v.objects("checks").size()).sum();
    assertThat(page).contains("<p class=\"why\">" + checks + " checks: ", checks + " 项检查：");
    assertThat(page).doesNotContain("<script", "http://", "https://");
  }

  @Test
  void theReportShowsTheTransactionThatWasTold() throws Exception {
    String page = page();
    Json.Obj anchor = told.object("anchor");
    assertThat(page)
        .contains(
            "title=\"" + anchor.string("transaction") + "\"",
            "title=\"" + anchor.string("root") + "\"",
            "<dt>gas</dt><dd>%,d</dd>".formatted(anchor.integer("gasUsed")),
            "<dt>用去 gas</dt><dd>%,d</dd>".formatted(anchor.integer("gasUsed")),
            "<dt>Transactions</dt><dd>1</dd>",
            "<dt>Licences</dt><dd>1</dd>",
            "<dt>Works</dt><dd>4</dd>");
  }

  @Test
  void theReportDrawsTheProofChainOfEachWork() throws Exception {
    String page = page();
    List<Json.Obj> works = told.objects("works");
    assertThat(works).hasSize(4);
    for (Json.Obj work : works) {
      Json.Obj verdict = verdict(work);
      assertThat(page)
          .contains(
              "<p class=\"number\">" + work.string("number") + "</p>",
              "aria-label=\"Log tree of %d entries; entry %d reaches the root by the bold line\""
                  .formatted(verdict.integer("size"), verdict.integer("seq")),
              "No. %d of %d entries".formatted(verdict.integer("seq"), verdict.integer("size")));
    }
    String links = "<ol class=\"chain across\"";
    assertThat(page.split(links, -1)).as("in both languages").hasSize(1 + 2 * works.size());
  }

  @Test
  void theReportSaysOfEachWorkHowFarAiMadeItAsItsEntryDoes() throws Exception {
    for (Json.Obj work : told.objects("works")) {
      CommandRun entry = CommandRun.of("inspect", work.string("proof"));
      assertThat(entry.out()).contains("generated by AI, directed by people");
    }
    assertThat(page().split("<dd>generated by AI, directed by people</dd>", -1)).hasSize(1 + 4);
    assertThat(page().split("<dd>人主导、AI 生成</dd>", -1)).hasSize(1 + 4);
  }

  private static String page() throws IOException {
    return Files.readString(kept().resolve("report.html"));
  }

  private static Json.Obj verdict(Json.Obj work) {
    return told.objects("verdicts").stream()
        .filter(verdict -> verdict.string("proof").equals(work.string("proof")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void savedProofsAnswerQuestionsWithoutAServer() {
    assertThat(status("buyer", "svod", "permitted").exit()).isZero();
    CommandRun rival = status("rival", "svod", "prohibited");
    assertThat(rival.exit()).isEqualTo(1);
    assertThat(rival.json().string("verdict")).isEqualTo("PROHIBITED");
  }

  @Test
  void aProofForOneQuestionDoesNotAnswerAnother() {
    CommandRun other = status("buyer", "merch", "permitted");
    assertThat(other.exit()).isEqualTo(3);
    assertThat(other.json().string("verdict")).isEqualTo("UNKNOWN");
  }

  @Test
  void anotherPolicyAnotherVerdict() throws Exception {
    String policy = Files.readString(kept().resolve("policy"));
    Path unpinned = folder.resolve("unpinned");
    Files.writeString(unpinned, policy.replaceAll("pinned 0x.*", "pinned 0x" + "0".repeat(64)));
    CommandRun run = verify(unpinned);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("HEADER_UNTRUSTED");
    assertThat(verify(kept().resolve("policy")).exit()).isZero();
  }

  @Test
  void inspectTellsAProofInWords() {
    CommandRun run =
        CommandRun.of("inspect", kept().resolve("licenses/license.qianyin.json").toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("1 anchors", "license:", "exclusive", "Japan, Thailand");
  }

  private static CommandRun verify(Path policy) {
    return CommandRun.of(
        "verify",
        "--json",
        "--policy",
        policy.toString(),
        kept().resolve("works/雨巷灯 剧本.txt").toString());
  }

  private static CommandRun status(String who, String use, String proof) {
    List<String> args = new ArrayList<>(List.of("status", "--json", "--use", use));
    args.addAll(List.of("--territory", "JP", "--policy", kept().resolve("policy").toString()));
    args.addAll(List.of("--for", kept().resolve("parties/" + who + ".qianyin.json").toString()));
    args.addAll(List.of("--proof", kept().resolve("status/" + proof + ".qianyin.json").toString()));
    args.add(kept().resolve("works/雨巷灯 第1集 旧檐.mov").toString());
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
