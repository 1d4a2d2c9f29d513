package org.qianyin.cli.act;

import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.proof.data.Json;

/** Shows in words what will be signed, and on a terminal asks for a yes. */
public final class Agreement {
  private final Voice voice;
  private final boolean yes;

  /**
   * @param yes whether the caller has agreed beforehand
   */
  public Agreement(Voice voice, boolean yes) {
    this.voice = voice;
    this.yes = yes;
  }

  /** Whether there will be a question. */
  public boolean asks() {
    return voice.isTerminal() && !yes;
  }

  /**
   * Whether the signer agrees; without a terminal the command line itself is the agreement.
   *
   * @param entry an envelope, not yet signed
   * @param title what people call it
   */
  public boolean given(Json.Obj entry, String title) {
    if (yes || (voice.speaksJson() && !voice.isTerminal())) {
      return true;
    }
    voice.note("agree.what", Visible.of(title));
    SignedWords.lines(entry, voice.language()).forEach(line -> voice.notes().println(line));
    Console console = voice.isTerminal() ? console() : null;
    if (console == null) {
      return true;
    }
    String answer = console.readLine("%s", voice.text("agree.ask"));
    String said = answer == null ? "n" : answer.strip().toLowerCase(Locale.ROOT);
    return said.isEmpty() || said.startsWith("y") || said.startsWith("是");
  }

  /** Ends the command if the signer does not agree. */
  public void orStop(Json.Obj entry, String title) {
    if (!given(entry, title)) {
      throw Trouble.undecided(voice, "agree.no");
    }
  }

  @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console of java.base
  private static @Nullable Console console() {
    return System.console();
  }
}
