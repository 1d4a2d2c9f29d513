package org.qianyin.proof.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

class CommitmentVectorsTest {

  private static final List<Json.Obj> CASES =
      VectorFile.read("ledger/commitments.json").objects("cases");

  @Test
  void hasAllDisclosures() {
    assertThat(CASES.stream().mapToInt(vector -> vector.list("disclosures").size()).sum())
        .isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicContainer> opensWhatWasCommittedAndNothingElse() {
    return CASES.stream()
        .map(vector ->
            dynamicContainer(
                vector.string("name"),
                vector.objects("disclosures").stream()
                    .map(each -> dynamicTest(each.string("name"), () -> check(each)))));
  }

  private static void check(Json.Obj vector) {
    Json json = vector.get("disclosure").orElseThrow();
    Outcome<Disclosure> parsed = Disclosure.parse(json);
    Optional<Refusal> refusal =
        parsed instanceof Outcome.Refused<Disclosure> refused
            ? Optional.of(refused.refusal())
            : parsed.orThrow().check(Digest.ofHex(vector.string("doc")));
    assertThat(refusal.map(Refusal::reason).map(Object::toString).orElse(""))
        .isEqualTo(vector.string("reason"));
    if (refusal.isEmpty()) {
      assertThat(parsed.orThrow().toJson()).isEqualTo(json);
    }
  }

  @TestFactory
  Stream<DynamicTest> makesTheSameRootAndDisclosures() {
    return CASES.stream()
        .filter(vector -> vector.has("fields"))
        .map(vector -> dynamicTest(vector.string("name"), () -> make(vector)));
  }

  private static void make(Json.Obj vector) {
    List<Bytes> salts =
        vector.strings("salts").stream()
            .map(salt -> Bytes.of(Base64Strict.URL.decodeOrThrow(salt)))
            .toList();
    DocCommitment doc = DocCommitment.of(vector.object("fields").members(), salts);
    assertThat(doc.root().hex()).isEqualTo(vector.string("doc"));
    assertThat(DocCommitment.parse(doc.toJson()).orThrow().root()).isEqualTo(doc.root());
    for (Json.Obj each : vector.objects("disclosures")) {
      if (each.string("expect").equals("valid")) {
        Disclosure wanted = Disclosure.parse(each.object("disclosure")).orThrow();
        List<String> names = wanted.fields().stream().skip(1).map(Disclosure.Field::name).toList();
        assertThat(doc.disclose(wanted.entry(), names)).isEqualTo(wanted);
      }
    }
  }
}
