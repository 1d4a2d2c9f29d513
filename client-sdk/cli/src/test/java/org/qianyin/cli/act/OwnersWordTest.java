package org.qianyin.cli.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import org.qianyin.rules.work.Kinds;

class OwnersWordTest {
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @Test
  void withoutATerminalAMissingAnswerIsAnErrorThatListsThemAll() {
    Voice voice = voice(Language.EN, Optional.empty());
    assertThatThrownBy(() -> OwnersWord.involvement(voice, null))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("--ai is missing")
        .hasMessageContaining("NONE ASSISTED HUMAN_DIRECTED AUTONOMOUS");
    assertThat(OwnersWord.kind(voice, List.of("a.bin"))).isEmpty();
  }

  @Test
  void aTerminalIsAskedInItsLanguageAndAnswersByNumberOrCode() {
    assertThat(OwnersWord.involvement(answering(Language.ZH, "2"), null)).isEqualTo("ASSISTED");
    assertThat(shown()).contains("AI 参与到什么程度", "1  NONE  未使用 AI", "4  AUTONOMOUS");
    assertThat(OwnersWord.involvement(answering(Language.EN, " none "), null)).isEqualTo("NONE");
    assertThat(shown()).contains("How far did AI make", "1  NONE  no AI");
  }

  @Test
  void anAnswerThatIsNoneIsAskedForThreeTimesAtMost() {
    assertThat(OwnersWord.involvement(answering(Language.EN, "much", "0", "1"), null))
        .isEqualTo("NONE");
    Voice stubborn = answering(Language.EN, "", "5", "all", "1");
    assertThatThrownBy(() -> OwnersWord.involvement(stubborn, null)).isInstanceOf(Trouble.class);
  }

  @Test
  void whatIsGivenIsNotAskedFor() {
    Voice voice = answering(Language.EN);
    assertThat(OwnersWord.involvement(voice, "NONE")).isEqualTo("NONE");
    assertThatThrownBy(() -> OwnersWord.involvement(voice, "SOME")).hasMessageContaining("SOME");
    assertThat(shown()).isEmpty();
  }

  @Test
  void theKindIsAskedForAmongAllThatThereAre() {
    Voice voice = answering(Language.EN, "lora");
    assertThat(OwnersWord.kind(voice, List.of("a.bin", "b.bin"))).contains("LORA");
    assertThat(shown()).contains("a.bin, b.bin").contains(Kinds.ALL).contains("EPISODE  episode");
  }

  private Voice answering(Language language, String... answers) {
    Deque<String> left = new ArrayDeque<>(List.of(answers));
    return voice(language, Optional.of(left));
  }

  private Voice voice(Language language, Optional<Deque<String>> answers) {
    PrintStream to = new PrintStream(notes, true, StandardCharsets.UTF_8);
    return new Voice(
        to,
        to,
        language,
        answers.isPresent(),
        answers.map(left -> question -> Optional.ofNullable(left.poll())));
  }

  private String shown() {
    return notes.toString(StandardCharsets.UTF_8);
  }
}
