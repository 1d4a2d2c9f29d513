package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnchorRuleTest {

  static Stream<AnchorVectors.Case> all() {
    return AnchorVectors.all();
  }

  static Stream<AnchorVectors.Case> genuine() {
    return AnchorVectors.genuine();
  }

  @ParameterizedTest
  @MethodSource("all")
  void answersAsTheVectorSays(AnchorVectors.Case vector) {
    assertThat(words(vector.check())).isEqualTo(vector.expected());
  }

  @Test
  void isTriedByMoreForgeriesThanGenuineAnchors() {
    assertThat(all().filter(c -> c.expected().startsWith("FAILED")).count()).isEqualTo(108);
    assertThat(genuine().count()).isEqualTo(14);
  }

  @Test
  void tellsTheBlockThatItRestsOn() {
    AnchorVectors.Case vector = AnchorVectors.named("geth: the anchor at 38");
    assertThat(vector.check())
        .isInstanceOfSatisfying(
            AnchorVerdict.Anchored.class,
            anchored -> {
              assertThat(anchored.contract()).isEqualTo(vector.rule().contract());
              assertThat(anchored.block().number()).isEqualTo(vector.proof().block());
              assertThat(anchored.block().hash()).isEqualTo(vector.proof().header().keccak());
              assertThat(anchored.block().time()).isGreaterThan(1_700_000_000L);
            });
  }

  /** Every single bit counts: in the header, in every node of both tries. */
  @ParameterizedTest
  @MethodSource("genuine")
  void neverHoldsWithAnyBitFlipped(AnchorVectors.Case vector) {
    AnchorProof proof = vector.proof();
    flipped(proof.header(), header -> with(proof, header, proof.account(), proof.storage()))
        .forEach(forged -> assertRefused(vector, forged));
    for (int i = 0; i < proof.account().size(); i++) {
      int at = i;
      flipped(
              proof.account().get(at),
              node ->
                  with(proof, proof.header(), replace(proof.account(), at, node), proof.storage()))
          .forEach(forged -> assertRefused(vector, forged));
    }
    for (int i = 0; i < proof.storage().size(); i++) {
      int at = i;
      flipped(
              proof.storage().get(at),
              node ->
                  with(proof, proof.header(), proof.account(), replace(proof.storage(), at, node)))
          .forEach(forged -> assertRefused(vector, forged));
    }
  }

  @Test
  void isNotMetByAnAnchorElsewhere() {
    AnchorVectors.Case here = AnchorVectors.named("anvil: the anchor at 38");
    AnchorVectors.Case there = AnchorVectors.named("geth: the anchor at 38");
    assertThat(words(here.rule().check(List.of(there.proof()), here.size(), here.root())))
        .isEqualTo("UNDECIDED ANCHOR_MISSING");
    assertThat(words(here.rule().check(List.of(), here.size(), here.root())))
        .isEqualTo("UNDECIDED ANCHOR_MISSING");
  }

  @Test
  void isMetByOneOfSeveralBlocks() {
    AnchorVectors.Case pinned = AnchorVectors.named("anvil: the anchor at 38");
    AnchorVectors.Case later =
        AnchorVectors.named("anvil: the anchor at 38, shown in a later block");
    for (List<AnchorProof> proofs :
        List.of(List.of(pinned.proof(), later.proof()), List.of(later.proof(), pinned.proof()))) {
      assertThat(words(pinned.rule().check(proofs, pinned.size(), pinned.root())))
          .isEqualTo("ANCHORED");
    }
  }

  @Test
  void failsOnAForgeryBesideAGenuineAnchor() {
    AnchorVectors.Case genuine = AnchorVectors.named("anvil: the anchor at 38");
    AnchorVectors.Case forged = AnchorVectors.named("anvil: the last storage node missing");
    for (List<AnchorProof> proofs :
        List.of(
            List.of(genuine.proof(), forged.proof()), List.of(forged.proof(), genuine.proof()))) {
      assertThat(words(genuine.rule().check(proofs, genuine.size(), genuine.root())))
          .isEqualTo("FAILED ANCHOR_STORAGE");
    }
  }

  private static void assertRefused(AnchorVectors.Case vector, AnchorProof forged) {
    AnchorVerdict verdict = vector.rule().check(List.of(forged), vector.size(), vector.root());
    if (verdict instanceof AnchorVerdict.Anchored) {
      throw new AssertionError("accepted " + forged);
    }
  }

  private static String words(AnchorVerdict verdict) {
    if (verdict instanceof AnchorVerdict.Failed failed) {
      return "FAILED " + failed.refusal().reason();
    }
    if (verdict instanceof AnchorVerdict.Undecided undecided) {
      return "UNDECIDED " + undecided.refusal().reason();
    }
    return "ANCHORED";
  }

  private static Stream<AnchorProof> flipped(Octets octets, Function<Octets, AnchorProof> rebuild) {
    List<AnchorProof> proofs = new ArrayList<>();
    for (int bit = 0; bit < 8 * octets.length(); bit++) {
      byte[] bytes = octets.bytes();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      proofs.add(rebuild.apply(Octets.of(bytes)));
    }
    return proofs.stream();
  }

  private static List<Octets> replace(List<Octets> nodes, int at, Octets node) {
    List<Octets> changed = new ArrayList<>(nodes);
    changed.set(at, node);
    return changed;
  }

  private static AnchorProof with(
      AnchorProof proof, Octets header, List<Octets> account, List<Octets> storage) {
    return new AnchorProof(
        proof.contract(), proof.size(), proof.root(), proof.block(), header, account, storage);
  }
}
