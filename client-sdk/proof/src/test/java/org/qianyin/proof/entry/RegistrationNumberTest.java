package org.qianyin.proof.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

class RegistrationNumberTest {

  private static final Json.Obj VECTORS = VectorFile.read("ledger/registration-numbers.json");

  @TestFactory
  Stream<DynamicTest> readsNumbersHoweverTheyAreTyped() {
    return VECTORS.objects("cases").stream()
        .map(vector -> dynamicTest(vector.string("name"), () -> check(vector)));
  }

  private static void check(Json.Obj vector) {
    String text = vector.string("text");
    Outcome<RegistrationNumber> read = RegistrationNumber.parse(text, vector.string("origin"));
    if (read instanceof Outcome.Refused<RegistrationNumber> refused) {
      assertThat(refused.refusal().reason().code()).isEqualTo(vector.string("reason"));
      return;
    }
    assertThat(vector.string("expect")).isEqualTo("valid");
    assertThat(read.orThrow().seq()).isEqualTo(vector.integer("seq"));
    boolean canonical = vector.get("canonical").orElseThrow().equals(new Json.Bool(true));
    assertThat(read.orThrow().toString().equals(text)).isEqualTo(canonical);
  }

  @TestFactory
  Stream<DynamicTest> computesCheckCharacters() {
    return VECTORS.objects("iso7064").stream()
        .map(vector ->
            dynamicTest(
                "'" + vector.string("text") + "'",
                () ->
                    assertThat(CheckCharacter.of(vector.string("text")))
                        .isEqualTo(vector.string("check").charAt(0))));
  }

  @TestFactory
  Stream<DynamicTest> namesLogs() {
    return VECTORS.objects("codes").stream()
        .map(vector ->
            dynamicTest(
                vector.string("origin"),
                () ->
                    assertThat(RegistrationNumber.logCode(vector.string("origin")))
                        .isEqualTo(vector.string("code"))));
  }

  @Test
  void noticesEverySingleWrongCharacter() {
    String right = new RegistrationNumber("ledger.example.org/tiny", 41).toString();
    String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    int tried = 0;
    for (int i = 3; i < right.length(); i++) {
      for (int k = 0; k < alphabet.length(); k++) {
        char c = alphabet.charAt(k);
        if (right.charAt(i) != '-' && right.charAt(i) != c) {
          String wrong = right.substring(0, i) + c + right.substring(i + 1);
          assertThat(RegistrationNumber.parse(wrong, "ledger.example.org/tiny"))
              .as(wrong)
              .isInstanceOf(Outcome.Refused.class);
          tried++;
        }
      }
    }
    assertThat(tried).isEqualTo(13 * 31);
  }

  @Test
  void refusesToNameWhatCannotBe() {
    assertThatThrownBy(() -> new RegistrationNumber("ledger.example.org/tiny", -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RegistrationNumber("Nowhere", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
