package org.qianyin.cli.act;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.qianyin.cli.voice.Asking;
import org.qianyin.cli.voice.Voice;

/** A question on a terminal that has few answers, each a code with its meaning. */
final class Choice {
  private static final int TRIES = 3;
  private final Voice voice;
  private final List<String> codes;
  private final UnaryOperator<String> meaning;

  /**
   * @param meaning of a code, in words
   */
  Choice(Voice voice, List<String> codes, UnaryOperator<String> meaning) {
    this.voice = voice;
    this.codes = List.copyOf(codes);
    this.meaning = meaning;
  }

  /**
   * The code that was chosen, by its number or by itself.
   *
   * @return empty if there is nobody to ask, or no answer of the list
   */
  Optional<String> ask(String question) {
    Optional<Asking> whom = voice.asking();
    if (whom.isEmpty()) {
      return Optional.empty();
    }
    voice.notes().println(question);
    for (int i = 0; i < codes.size(); i++) {
      voice.notes().println("  " + (i + 1) + "  " + codes.get(i) + "  " + meaning(i));
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<String> said = whom.get().line(voice.text("choice.ask", codes.size()));
      if (said.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> chosen = chosen(said.get().strip().toUpperCase(Locale.ROOT));
      if (chosen.isPresent()) {
        return chosen;
      }
    }
    return Optional.empty();
  }

  private String meaning(int index) {
    return meaning.apply(codes.get(index));
  }

  private Optional<String> chosen(String said) {
    for (int i = 0; i < codes.size(); i++) {
      if (said.equals(codes.get(i)) || said.equals(Integer.toString(i + 1))) {
        return Optional.of(codes.get(i));
      }
    }
    return Optional.empty();
  }
}
