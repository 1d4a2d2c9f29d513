package org.qianyin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.VerifierKey;

class PolicyVectorsTest {

  private static final List<Json.Obj> CASES =
      VectorFile.read("ledger/policies.json").objects("cases");

  @TestFactory
  Stream<DynamicTest> readsOrRefusesEveryPolicy() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.string("name"), () -> decide(c)));
  }

  @Test
  void understandsTheReferencePolicy() {
    Policy policy = named("reference").orThrow();
    assertThat(policy.logs())
        .extracting(VerifierKey::name)
        .containsExactly("ledger.example.org/tiny");
    assertThat(policy.logsOf("ledger.example.org/tiny")).hasSize(1);
    assertThat(policy.logsOf("ledger.example.org/other")).isEmpty();
    assertThat(policy.keys()).hasSize(7);
    assertThat(policy.maxAge()).contains(Duration.ofHours(1));
    assertThat(policy.name()).contains("TEST");
    assertThat(policy.anchors()).isEmpty();
  }

  @Test
  void countsAQuorumOfTwoOfThree() {
    Quorum quorum = named("reference").orThrow().witnesses();
    List<VerifierKey> members = List.copyOf(quorum.members());
    assertThat(members).hasSize(3);
    assertThat(quorum.isMetBy(Set.of())).isFalse();
    assertThat(quorum.isMetBy(Set.of(members.get(0)))).isFalse();
    assertThat(quorum.isMetBy(Set.of(members.get(0), members.get(2)))).isTrue();
    Set<VerifierKey> strangers = new HashSet<>(named("reference").orThrow().keys());
    strangers.removeAll(members);
    assertThat(quorum.isMetBy(strangers)).isFalse();
  }

  @Test
  void aWaiverIsMetByNobodyAndSaysSo() {
    Policy policy = named("all waived").orThrow();
    assertThat(policy.witnesses().isWaived()).isTrue();
    assertThat(policy.replay().isMetBy(Set.of())).isTrue();
    assertThat(policy.maxAge()).isEmpty();
  }

  @Test
  void refusesBytesThatAreNotUtf8AndFilesThatAreTooLarge() {
    assertThat(Policy.parse(new byte[] {(byte) 0xff, '\n'})).isInstanceOf(Outcome.Refused.class);
    assertThat(Policy.parse(new byte[0])).isInstanceOf(Outcome.Refused.class);
    byte[] large = "#\n".repeat(Policy.MAX_BYTES).getBytes(StandardCharsets.UTF_8);
    assertThat(Policy.parse(large)).isInstanceOf(Outcome.Refused.class);
  }

  private static void decide(Json.Obj c) {
    Outcome<Policy> outcome = parse(c);
    if (c.string("expect").equals("valid")) {
      assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    } else {
      assertThat(((Outcome.Refused<Policy>) outcome).refusal().reason().code())
          .isEqualTo(c.string("reason"));
    }
  }

  private static Outcome<Policy> named(String name) {
    return parse(
        CASES.stream().filter(c -> c.string("name").equals(name)).findFirst().orElseThrow());
  }

  private static Outcome<Policy> parse(Json.Obj c) {
    return Policy.parse(c.string("policy").getBytes(StandardCharsets.UTF_8));
  }
}
