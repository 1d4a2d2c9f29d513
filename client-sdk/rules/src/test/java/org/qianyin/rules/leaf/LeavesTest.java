package org.qianyin.rules.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.Rules;

class LeavesTest {

  private static final Json.Obj NOTHING = Json.Obj.of(Map.of());

  @ParameterizedTest
  @CsvSource({
    "work.registered, titles/0, BY_HOLDER",
    "work.registered, titles/31, BY_HOLDER",
    "work.registered, place/city, PUBLIC",
    "work.registered, contributors/63, PUBLIC",
    "work.registered, contributors/63/identity, CONFIDENTIAL",
    "work.registered, ai/prompt, CONFIDENTIAL",
    "work.registered, note, CONFIDENTIAL",
    "work.registered, ext/studio.example/scene, CONFIDENTIAL",
    "work.amended, why, PUBLIC",
    "license.granted, terms/money, CONFIDENTIAL",
    "pledge.registered, certificateNo, CONFIDENTIAL",
    "dispute.opened, claim, CONFIDENTIAL",
    "review.recorded, number, PUBLIC",
    "key.revoked, reason, PUBLIC",
  })
  void knowsWhoMaySeeALeaf(String type, String name, Visibility visibility) {
    assertThat(Leaves.of(type, NOTHING).visibility(name)).contains(visibility);
  }

  @ParameterizedTest
  @CsvSource({
    "work.registered, titles/32",
    "work.registered, titles/00",
    "work.registered, titles/-1",
    "work.registered, titles",
    "work.registered, titles/0/text",
    "work.registered, files/0/digest",
    "work.registered, terms/money",
    "license.granted, titles/0",
    "work.registered, ext/studio.example",
    "role.granted, why",
  })
  void refusesANameThatTheTypeDoesNotHave(String type, String name) {
    assertThat(code(Leaves.of(type, NOTHING).check(name, text("x")))).isEqualTo("LEAF_UNKNOWN");
  }

  @Test
  void countsIndicesInTheListsOfTheBody() {
    Json.Obj oneFile = Json.Obj.of(Map.of("files", new Json.Arr(List.of(NOTHING))));
    Leaves leaves = Leaves.of("work.registered", oneFile);
    assertThat(leaves.visibility("files/0/digest")).contains(Visibility.BY_HOLDER);
    assertThat(leaves.visibility("files/1/digest")).isEmpty();
  }

  @Test
  void publishesTheNameOfAnOrganisationAndNeverThatOfAPerson() {
    assertThat(party("org").publishable("legalName", text("杭州青瓷影业有限公司"))).isEmpty();
    assertThat(code(party("person").publishable("legalName", text("Li Qing"))))
        .isEqualTo("LEAF_CONFIDENTIAL");
  }

  @Test
  void neverPublishesMoney() {
    Json money = Json.Obj.of(Map.of("amount", text("12500.00"), "currency", text("CNY")));
    Leaves leaves = Leaves.of("license.granted", NOTHING);
    assertThat(leaves.check("terms/money", money)).isEmpty();
    assertThat(code(leaves.publishable("terms/money", money))).isEqualTo("LEAF_CONFIDENTIAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12500", "0.50", "999999999999999999"})
  void takesAmounts(String amount) {
    assertThat(money(amount)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "01", "1.", "1,000", "1.00000", "1234567890123456789", "1e3"})
  void refusesWhatIsNoAmount(String amount) {
    assertThat(code(money(amount))).isEqualTo("LEAF_VALUE");
  }

  @Test
  void wantsTheOriginalTitleFirstAndOnce() {
    Leaves leaves = Leaves.of("work.registered", NOTHING);
    assertThat(leaves.check("titles/0", title("ORIGINAL", "青瓷"))).isEmpty();
    assertThat(leaves.check("titles/1", title("TRANSLATED", "Celadon"))).isEmpty();
    assertThat(code(leaves.check("titles/0", title("ALIAS", "青瓷")))).isEqualTo("LEAF_VALUE");
    assertThat(code(leaves.check("titles/1", title("ORIGINAL", "青瓷")))).isEqualTo("LEAF_VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\u0000b", "a\nb", "\u0085", "a\u202Eb", "\u2066x", "\uD800", "e\u0301"})
  void refusesTextThatIsEmptyHiddenOrNotNormalised(String words) {
    assertThat(code(Leaves.of("work.registered", NOTHING).check("displayNumber", text(words))))
        .isEqualTo("LEAF_VALUE");
  }

  @Test
  void countsTextInCodePoints() {
    Leaves leaves = Leaves.of("work.registered", NOTHING);
    assertThat(leaves.check("displayNumber", text("𠮷".repeat(20)))).isEmpty();
    assertThat(code(leaves.check("displayNumber", text("𠮷".repeat(21))))).isEqualTo("LEAF_VALUE");
  }

  @Test
  void saysWhichMemberIsWrongAndWhatToDo() {
    Optional<Refusal> refusal =
        Leaves.of("work.registered", NOTHING).check("titles/0", title("MAIN", "青瓷"));
    assertThat(refusal.orElseThrow().detail())
        .isEqualTo(
            "titles/0.kind: want a code of the list, got \"MAIN\"; write one of ALIAS, ORIGINAL,"
                + " TRANSLATED, WORKING");
  }

  @Test
  void opensOnlyTheIdentifierWhoseHashStandsInTheBody() {
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "scheme", text("ISRC"),
                "hash", text(new IdentifierValue("ISRC", "CNE172600012").hash().hex())));
    Leaves leaves = Leaves.of("identifier.assigned", body);
    assertThat(leaves.check("value", text("cn-e17-26-00012"))).isEmpty();
    assertThat(code(leaves.check("value", text("cn-e17-26-00013")))).isEqualTo("LEAF_VALUE");
  }

  @Test
  void wantsATitleAndAtMost255Leaves() {
    Leaves leaves = Leaves.of("work.registered", NOTHING);
    TreeMap<String, Json> doc = new TreeMap<>();
    assertThat(code(leaves.checkAll(doc))).isEqualTo("LEAF_MISSING");
    doc.put("titles/0", title("ORIGINAL", "青瓷"));
    assertThat(leaves.checkAll(doc)).isEmpty();
    for (int i = 0; i < Leaves.MAX; i++) {
      doc.put("ext/studio.example/n" + i, new Json.Int(i));
    }
    assertThat(code(leaves.checkAll(doc))).isEqualTo("LEAF_COUNT");
  }

  @Test
  void hasANoteForEveryType() {
    assertThat(Rules.typeNames())
        .allSatisfy(type ->
            assertThat(Leaves.of(type, NOTHING).visibility("note"))
                .contains(Visibility.CONFIDENTIAL));
  }

  private static Optional<Refusal> money(String amount) {
    Json money = Json.Obj.of(Map.of("amount", text(amount), "currency", text("CNY")));
    return Leaves.of("license.granted", NOTHING).check("terms/money", money);
  }

  private static Leaves party(String kind) {
    return Leaves.of("party.registered", Json.Obj.of(Map.of("kind", text(kind))));
  }

  private static Json title(String kind, String words) {
    return Json.Obj.of(Map.of("kind", text(kind), "lang", text("zh"), "text", text(words)));
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(r -> r.reason().code()).orElse("");
  }
}
