package org.qianyin.cli.act;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.rules.words.Words;
import org.qianyin.rules.work.Kinds;

/**
 * What only the owner of a work can say of it. There is no default: where an option is missing, a
 * terminal is asked.
 */
public final class OwnersWord {
  /** How far AI made a work (bodies-v1 specification §4.1, {@code ai.involvement}). */
  private static final List<String> INVOLVEMENT =
      List.of("NONE", "ASSISTED", "HUMAN_DIRECTED", "AUTONOMOUS");

  private OwnersWord() {}

  /**
   * How far AI made it.
   *
   * @param given after {@code --ai}, if it was
   * @throws Trouble if that is none of the codes, or nobody says it
   */
  public static String involvement(Voice voice, @Nullable String given) {
    String codes = String.join(" ", INVOLVEMENT);
    if (given == null) {
      return new Choice(voice, INVOLVEMENT, meaning(voice, "involvement"))
          .ask(voice.text("register.ai.ask"))
          .orElseThrow(() -> Trouble.usage(voice, "register.ai.missing", codes));
    }
    if (!INVOLVEMENT.contains(given)) {
      throw Trouble.usage(voice, "register.ai", codes, given);
    }
    return given;
  }

  /**
   * What kind of work files are whose type does not say it.
   *
   * @param names of the files, safe to show
   * @return empty if nobody says it
   */
  public static Optional<String> kind(Voice voice, List<String> names) {
    return new Choice(voice, Kinds.ALL, meaning(voice, "kind"))
        .ask(voice.text("register.kind.ask", String.join(voice.text("list.comma"), names)));
  }

  private static UnaryOperator<String> meaning(Voice voice, String member) {
    Words words = Words.in(voice.language().locale());
    return code -> words.code(member, code);
  }
}
