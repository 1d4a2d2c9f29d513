package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

class AnchorProofTest {

  private static final Json.Obj GOOD =
      AnchorVectors.named("anvil: the anchor at 38").proof().toJson();

  @Test
  void readsWhatItWrites() {
    AnchorVectors.genuine()
        .map(AnchorVectors.Case::proof)
        .forEach(proof -> assertThat(AnchorProof.parse(proof.toJson()).orThrow()).isEqualTo(proof));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"chain", "contract", "size", "root", "block", "header", "account", "storage"})
  void refusesAMissingMember(String member) {
    assertRefused(GOOD.without(member), "want an object with the members");
    assertRefused(GOOD.with(member, new Json.Null()), member + ": want");
  }

  @Test
  void refusesAnUnknownMember() {
    assertRefused(GOOD.with("format", text("qianyin/anchor-evm@1")), "want an object");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertRefused(text("0x"), "want an object");
    assertRefused(new Json.Arr(List.of(GOOD)), "want an object");
  }

  static Stream<Arguments> badMembers() {
    return Stream.of(
        Arguments.of("chain", text("eip155:01")),
        Arguments.of("chain", text("bip122:1")),
        Arguments.of("chain", new Json.Int(1)),
        Arguments.of("contract", text("0x" + "A0".repeat(20))),
        Arguments.of("contract", text("a0".repeat(20))),
        Arguments.of("contract", text("0x" + "a0".repeat(19))),
        Arguments.of("size", new Json.Int(0)),
        Arguments.of("size", new Json.Int(-1)),
        Arguments.of("size", text("38")),
        Arguments.of("root", text("0x" + "a0".repeat(32))),
        Arguments.of("root", text("A0".repeat(32))),
        Arguments.of("root", text("a0".repeat(31))),
        Arguments.of("block", new Json.Int(-1)),
        Arguments.of("block", text("0x5")),
        Arguments.of("header", text("0x")),
        Arguments.of("header", text("c0")),
        Arguments.of("header", text("0xC0")),
        Arguments.of("header", text("0xc")),
        Arguments.of("header", text("0x" + "00".repeat(16_385))),
        Arguments.of("account", new Json.Arr(List.of())),
        Arguments.of("account", text("0xc0")),
        Arguments.of("account", nodes("0x")),
        Arguments.of("account", nodes("0xc0", "0xc")),
        Arguments.of("storage", nodes("0x" + "00".repeat(1_025))),
        Arguments.of("storage", new Json.Arr(Collections.nCopies(66, text("0xc0")))),
        Arguments.of("storage", new Json.Arr(List.of(new Json.Int(1)))));
  }

  @ParameterizedTest
  @MethodSource("badMembers")
  void refusesABadMemberByName(String member, Json value) {
    assertRefused(GOOD.with(member, value), member + ": want");
  }

  @Test
  void knowsItsCheckpoint() {
    AnchorVectors.Case vector = AnchorVectors.named("anvil: the anchor at 38");
    assertThat(vector.proof().isAbout(vector.size(), vector.root())).isTrue();
    assertThat(vector.proof().isAbout(39, vector.root())).isFalse();
    assertThat(vector.proof().isAbout(38, vector.rule().codeHash())).isFalse();
  }

  private static void assertRefused(Json json, String words) {
    assertThat(AnchorProof.parse(json))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason().code()).isEqualTo("ANCHOR_SHAPE");
              assertThat(refused.refusal().detail()).startsWith("anchor: ").contains(words);
            });
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static Json nodes(String... hex) {
    return Json.Arr.ofStrings(List.of(hex));
  }
}
