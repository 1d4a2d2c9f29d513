package org.qianyin.cli.act;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.cli.voice.Asking;
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

  /**
   * Whether the signer agrees; without a terminal the command line itself is the agreement. On a
   * terminal the words are shown to whoever agreed beforehand, too.
   *
   * @param entry an envelope, not yet signed
   * @param title what people call it
   * @param others titles of what will be signed likewise with the same answer
   */
  public boolean given(Json.Obj entry, String title, List<String> others) {
    if (!voice.isTerminal() && (yes || voice.speaksJson())) {
      return true;
    }
    voice.note("agree.what", Visible.of(title));
    SignedWords.lines(entry, voice.language()).forEach(line -> voice.notes().println(line));
    if (!others.isEmpty()) {
      List<String> shown = others.stream().map(Visible::of).toList();
      voice.note("agree.others", others.size(), String.join(voice.text("list.comma"), shown));
    }
    Optional<Asking> whom = yes ? Optional.empty() : voice.asking();
    if (whom.isEmpty()) {
      return true;
    }
    String said = whom.get().line(voice.text("agree.ask")).orElse("n");
    String answer = said.strip().toLowerCase(Locale.ROOT);
    return answer.isEmpty() || answer.startsWith("y") || answer.startsWith("是");
  }

  /** Ends the command if the signer does not agree. */
  public void orStop(Json.Obj entry, String title) {
    if (!given(entry, title, List.of())) {
      throw Trouble.undecided(voice, "agree.no");
    }
  }
}
