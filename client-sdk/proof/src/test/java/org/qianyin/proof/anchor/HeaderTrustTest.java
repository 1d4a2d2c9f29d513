package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

class HeaderTrustTest {

  private static final String HASH = "ab".repeat(32);

  @Test
  void readsAPinnedBlock() {
    assertThat(HeaderTrust.parse("pinned", List.of("0x" + HASH)))
        .isEqualTo(Outcome.ok(new HeaderTrust.Pinned(Digest.ofHex(HASH))));
  }

  @Test
  void readsWhatItCannotDecideYet() {
    assertThat(HeaderTrust.parse("qbft", List.of("0x0c")))
        .isEqualTo(Outcome.ok(new HeaderTrust.Qbft(List.of("0x0c"))));
    assertThat(HeaderTrust.parse("rpc", List.of("2", "https://node.example/")))
        .isEqualTo(Outcome.ok(new HeaderTrust.Rpc(List.of("2", "https://node.example/"))));
    assertThat(HeaderTrust.parse("none", List.of())).isEqualTo(Outcome.ok(new HeaderTrust.None()));
  }

  @Test
  void refusesEverythingElse() {
    assertRefused("pow", List.of());
    assertRefused("PINNED", List.of("0x" + HASH));
    assertRefused("pinned", List.of());
    assertRefused("pinned", List.of(HASH));
    assertRefused("pinned", List.of("0x" + HASH.toUpperCase(Locale.ROOT)));
    assertRefused("pinned", List.of("0x" + HASH.substring(2)));
    assertRefused("pinned", List.of("0x" + HASH, "0x" + HASH));
    assertRefused("qbft", List.of());
    assertRefused("rpc", List.of());
    assertRefused("none", List.of("0x" + HASH));
  }

  @Test
  void vouchesForThePinnedBlockAlone() {
    Digest pinned = Digest.ofHex(HASH);
    Digest other = Digest.ofHex("ac" + HASH.substring(2));
    assertThat(new HeaderTrust.Pinned(pinned).vouchesFor(pinned)).isTrue();
    assertThat(new HeaderTrust.Pinned(pinned).vouchesFor(other)).isFalse();
    assertThat(new HeaderTrust.None().vouchesFor(pinned)).isFalse();
    assertThat(new HeaderTrust.Qbft(List.of("0x" + HASH)).vouchesFor(pinned)).isFalse();
  }

  private static void assertRefused(String word, List<String> arguments) {
    assertThat(HeaderTrust.parse(word, arguments))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason().code()).isEqualTo("BAD_POLICY"));
  }
}
