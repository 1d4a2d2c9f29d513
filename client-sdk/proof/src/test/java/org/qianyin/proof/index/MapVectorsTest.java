package org.qianyin.proof.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Subject;

class MapVectorsTest {

  private static final Json.Obj FILE = VectorFile.read("ledger/map.json");

  @TestFactory
  Stream<DynamicTest> makesTheRootOfEveryMap() {
    return FILE.objects("maps").stream()
        .map(m ->
            DynamicTest.dynamicTest(
                m.string("name"),
                () -> assertThat(map(m).root().hex()).isEqualTo(m.string("mapRoot"))));
  }

  @TestFactory
  Stream<DynamicTest> decidesEveryProofByItsNamedReason() {
    return FILE.objects("maps").stream()
        .flatMap(m ->
            m.objects("proofs").stream()
                .map(c ->
                    DynamicTest.dynamicTest(
                        m.string("name") + ": " + c.string("name"),
                        () -> assertThat(outcome(c)).isEqualTo(expected(c)))));
  }

  @TestFactory
  Stream<DynamicTest> makesTheVeryProofThatTheVectorsHold() {
    return FILE.objects("maps").stream()
        .flatMap(m ->
            m.objects("proofs").stream()
                .filter(c -> !c.string("expect").equals("FAILED"))
                .map(c ->
                    DynamicTest.dynamicTest(
                        m.string("name") + ": " + c.string("subject"),
                        () ->
                            assertThat(map(m).prove(key(c)).toJson())
                                .isEqualTo(c.object("proof")))));
  }

  private static String expected(Json.Obj c) {
    return c.string("expect").equals("FAILED") ? c.string("reason") : c.string("expect");
  }

  private static String outcome(Json.Obj c) {
    Outcome<MapProof> proof = MapProof.read(c.get("proof").orElseThrow());
    if (proof instanceof Outcome.Refused<MapProof> refused) {
      return refused.refusal().reason().code();
    }
    long count = c.has("count") ? c.integer("count") : 0;
    Outcome<MapClaim> claim = MapClaim.of(count, c.optionalString("root").map(Digest::ofHex));
    if (claim instanceof Outcome.Refused<MapClaim> refused) {
      return refused.refusal().reason().code();
    }
    Optional<Refusal> refusal =
        proof.orThrow().check(Digest.ofHex(c.string("mapRoot")), key(c), claim.orThrow());
    return refusal
        .map(r -> r.reason().code())
        .orElse(claim.orThrow() instanceof MapClaim.Present ? "PRESENT" : "ABSENT");
  }

  private static Digest key(Json.Obj c) {
    return new Subject(c.string("subject")).key();
  }

  private static SubjectMap map(Json.Obj m) {
    Map<Digest, MapClaim.Present> values = new HashMap<>();
    for (Json.Obj s : m.objects("subjects")) {
      values.put(key(s), new MapClaim.Present(s.integer("count"), Digest.ofHex(s.string("root"))));
    }
    return SubjectMap.EMPTY.with(values);
  }
}
