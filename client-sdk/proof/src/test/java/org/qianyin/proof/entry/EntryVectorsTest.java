package org.qianyin.proof.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.testing.PlaceholderTypes;

/** The cases of types that rules brings are run there. */
class EntryVectorsTest {

  private static final EntryTypes TYPES = PlaceholderTypes.withJournal();
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z.]+)\",\"v\":([0-9]+)}$");
  private static final Set<String> OF_RULES =
      Set.of(
          "party.registered",
          "key.rotated",
          "key.revoked",
          "delegation.granted",
          "delegation.revoked");
  private static final Set<String> BEHIND_THE_TYPE =
      Set.of("", "BAD_BODY", "BAD_SIGS", "BAD_KEY", "BAD_SIGNATURE");

  @TestFactory
  Stream<DynamicTest> refusesByTheFirstBrokenRuleAndReadsTheRest() {
    return here().map(vector -> dynamicTest(vector.string("name"), () -> check(vector)));
  }

  private static void check(Json.Obj vector) {
    byte[] bytes = VectorFile.base64(vector.string("entry"));
    Outcome<Entry> outcome = Entry.parse(bytes, TYPES).then(EntryVectorsTest::signed);
    if (outcome instanceof Outcome.Refused<Entry> refused) {
      assertThat(refused.refusal().reason().code()).isEqualTo(vector.string("reason"));
      return;
    }
    Entry entry = outcome.orThrow();
    assertThat(vector.string("expect")).isEqualTo("valid");
    assertThat(entry.bytes()).isEqualTo(bytes);
    assertThat(entry.id().hex()).isEqualTo(vector.string("id"));
    assertThat(entry.leafHash().hex()).isEqualTo(vector.string("leafHash"));
    assertThat(entry.subjects().stream().map(Subject::text)).isEqualTo(vector.strings("subjects"));
    vector
        .object("messages")
        .members()
        .forEach((key, message) ->
            assertThat(HexFormat.of().formatHex(entry.signingInput().message(key)))
                .isEqualTo(((Json.Str) message).value()));
  }

  private static Outcome<Entry> signed(Entry entry) {
    return entry.checkSignatures().map(Outcome::<Entry>refused).orElse(Outcome.ok(entry));
  }

  @Test
  void leavesOnlyTheTypesOfRulesToRules() {
    List<Json.Obj> all = VectorFile.read("ledger/entries.json").objects("cases");
    assertThat(all).hasSize(205);
    assertThat(all.size() - here().count()).isEqualTo(36);
  }

  @TestFactory
  Stream<DynamicTest> derivesSubjectsInOrder() {
    return VectorFile.read("ledger/subjects.json").objects("entries").stream()
        .filter(vector -> !isOfRules(vector))
        .map(vector -> dynamicTest(vector.string("name"), () -> checkSubjects(vector)));
  }

  private static void checkSubjects(Json.Obj vector) {
    Entry entry = Entry.parse(VectorFile.base64(vector.string("entry")), TYPES).orThrow();
    assertThat(entry.subjects().stream().map(Subject::text)).isEqualTo(vector.strings("subjects"));
  }

  @TestFactory
  Stream<DynamicTest> takesTheSubjectsOfTheGrammarAndNoOthers() {
    return VectorFile.read("ledger/subjects.json").objects("grammar").stream()
        .map(vector ->
            dynamicTest("'" + vector.string("subject") + "'", () -> checkGrammar(vector)));
  }

  @Test
  void takesWhatTheGrammarOfTheSpecificationTakes() {
    String name = "[a-z][a-z0-9-]{0,31}";
    Pattern grammar =
        Pattern.compile(
            ("party:H/(?:keys|named|(?:acts|trade)/[0-9]{4})"
                    + "|work:H/(?:title|derived|parts|offers|disputes|reviews|[xn]/N)"
                    + "|license:H(?:/sub|/pay|/use)?|(?:dispute|contest|commit):H"
                    + "|ident:(?:eidr|tc260-produce-id):H|content:sha256:H|role:N")
                .replace("H", "[0-9a-f]{64}")
                .replace("N", name));
    Random random = new Random(31);
    String[] pieces = {
      "party",
      "work",
      "license",
      "dispute",
      "contest",
      "commit",
      "ident",
      "content",
      "role",
      ":",
      "sha256",
      "/keys",
      "/named",
      "/acts/",
      "/trade/",
      "2026",
      "/title",
      "/x/",
      "/n/",
      "/sub",
      "stream",
      "a-b",
      "-",
      "9",
      "A",
      "/",
      "é",
      "eidr",
      "tc260-produce-id",
      "a".repeat(64),
      "0".repeat(63),
      "f".repeat(65)
    };
    int taken = 0;
    for (int round = 0; round < 300_000; round++) {
      StringBuilder text = new StringBuilder(pieces[random.nextInt(9)]).append(':');
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      boolean wanted = text.length() <= 128 && grammar.matcher(text).matches();
      assertThat(Subject.isValid(text.toString())).as(text.toString()).isEqualTo(wanted);
      taken += wanted ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(1000);
  }

  private static void checkGrammar(Json.Obj vector) {
    String text = vector.string("subject");
    assertThat(Subject.isValid(text)).isEqualTo(vector.string("expect").equals("valid"));
    if (Subject.isValid(text)) {
      assertThat(new Subject(text).key().hex()).isEqualTo(vector.string("key"));
    }
  }

  private static Stream<Json.Obj> here() {
    return VectorFile.read("ledger/entries.json").objects("cases").stream()
        .filter(vector -> !isOfRules(vector) || !BEHIND_THE_TYPE.contains(vector.string("reason")));
  }

  private static boolean isOfRules(Json.Obj vector) {
    String text = new String(VectorFile.base64(vector.string("entry")), StandardCharsets.UTF_8);
    Matcher type = TYPE.matcher(text);
    return type.find() && OF_RULES.contains(type.group(1));
  }
}
