package org.qianyin.client.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.qianyin.client.register.Plan;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.Progress;
import org.qianyin.media.Sm3;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;

class WorkDraftTest {
  private static final byte[] FILE = "abc".getBytes(StandardCharsets.US_ASCII);
  private static final PartyId OWNER = PartyId.of("party:" + "ab".repeat(32));

  private static FileFacts facts() throws IOException {
    Fingerprint fingerprint = Fingerprint.of(new ByteArrayInputStream(FILE), Progress.NONE);
    return new FileFacts("ep01.txt", fingerprint, LocalDate.of(2026, 1, 1));
  }

  private static Plan plan(boolean digestInEntry) {
    return new Plan(
        OWNER,
        List.of(),
        "LEGAL_ENTITY",
        Optional.empty(),
        Optional.of("SCRIPT"),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        "NONE",
        digestInEntry,
        false,
        false);
  }

  private static Json.Obj file(FileFacts facts) {
    return plan(true).withSm3(true).draft(facts).orThrow().body().objects("files").get(0);
  }

  @Test
  void namesBothDigestsOfAFileThatHasTwo() throws Exception {
    assertThat(file(facts()).has("sm3")).isFalse();
    Json.Obj both = file(facts().with(Sm3.of(new ByteArrayInputStream(FILE))));
    assertThat(both.string("sm3")).startsWith("sm3:66c7f0f462eeedd9");
    assertThat(both.string("digest")).startsWith("sha256:ba7816bf8f01cfea");
  }

  @Test
  void aDigestThatStaysPrivateHasNoSecondOneInTheEntry() {
    assertThatThrownBy(() -> plan(false).withSm3(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sm3");
  }
}
