package org.qianyin.cli.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.voice.Asking;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import org.qianyin.client.Actor;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.log.Checkpoint;

class AgreementTest {
  private static final String LOG = "localhost/words";
  private static final PartyId PARTY = PartyId.of("party:" + "1".repeat(64));
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final List<String> questions = new ArrayList<>();

  @Test
  void whatIsSignedIsShownWithoutATerminalToo() {
    assertThat(agreed(voice(false, null), false)).isTrue();
    assertThat(shown()).contains("To be signed: lantern", "series", "acting party");
  }

  @Test
  void aProgramIsShownNothing() {
    Voice json = voice(false, null);
    json.speakJson(true);
    assertThat(agreed(json, false)).isTrue();
    assertThat(agreed(voice(false, null), true)).isTrue();
    assertThat(shown()).isEmpty();
  }

  @Test
  void aTerminalIsAskedAndSaysNoOrNothing() {
    for (String yes : List.of("", "y", "Yes", "是")) {
      assertThat(agreed(voice(true, yes), false)).as(yes).isTrue();
    }
    assertThat(agreed(voice(true, "n"), false)).isFalse();
    assertThat(agreed(voice(true, null), false)).isFalse();
    assertThat(questions).hasSize(6);
  }

  @Test
  void whoAgreedBeforehandSeesTheWordsOnATerminalAndIsNotAsked() {
    assertThat(agreed(voice(true, "n"), true)).isTrue();
    assertThat(shown()).contains("To be signed: lantern");
    assertThat(questions).isEmpty();
  }

  @Test
  void oneYesForManyNamesThemAll() {
    Agreement agreement = new Agreement(voice(true, "y"), false);
    assertThat(agreement.given(entry(), "lantern", List.of("gate", "a\u202Eb"))).isTrue();
    assertThat(shown()).contains("and 2 more likewise: gate, a\\u202Eb").doesNotContain("\u202E");
  }

  private static boolean agreed(Voice voice, boolean yes) {
    return new Agreement(voice, yes).given(entry(), "lantern", List.of());
  }

  private static Json.Obj entry() {
    WorkDraft work =
        new WorkDraft(
            PARTY,
            "SERIES",
            "AUDIOVISUAL",
            "lantern",
            "LEGAL_ENTITY",
            LocalDate.of(2026, 1, 1),
            Optional.empty(),
            true,
            Optional.empty(),
            OptionalLong.empty(),
            "NONE");
    Checkpoint seen = new Checkpoint(LOG, 1, Digest.sha256(new byte[0]));
    Actor actor = new Actor(LOG, seen, Clock.systemUTC(), new SecureRandom());
    return actor
        .draft(WorkDraft.TYPE, Optional.of(PARTY), work.body(), actor.commit(work.leaves()))
        .orThrow()
        .json();
  }

  /** Null answers with the end of the input. */
  private Voice voice(boolean terminal, @Nullable String answer) {
    Asking asking =
        question -> {
          questions.add(question);
          return Optional.ofNullable(answer);
        };
    PrintStream to = new PrintStream(notes, true, StandardCharsets.UTF_8);
    return new Voice(
        to, to, Language.EN, terminal, terminal ? Optional.of(asking) : Optional.empty());
  }

  private String shown() {
    return notes.toString(StandardCharsets.UTF_8);
  }
}
