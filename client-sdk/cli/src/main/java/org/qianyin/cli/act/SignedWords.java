package org.qianyin.cli.act;

import java.util.ArrayList;
import java.util.List;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Visible;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.words.Told;
import org.qianyin.rules.words.Words;

/** What an entry says, for whoever is to sign it or has it before him. */
public final class SignedWords {
  private SignedWords() {}

  /**
   * The entry in one sentence, then each member on a line of its own.
   *
   * @param entry an envelope whose body its type accepts; signatures may be missing
   */
  public static List<String> lines(Json.Obj entry, Language language) {
    Told told = Words.in(language.locale()).tell(entry);
    List<String> lines = new ArrayList<>();
    lines.add("  " + Visible.of(told.sentence()));
    for (Told.Line line : told.lines()) {
      lines.add("    " + Visible.of(line.label()) + "  " + Visible.of(line.text()));
    }
    return lines;
  }
}
