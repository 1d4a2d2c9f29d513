package org.qianyin.cli.voice;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Words;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/**
 * Where a command speaks: results to standard output, everything else to standard error, in one
 * language, as lines for people or as JSON for programs.
 */
public final class Voice {
  private final PrintStream results;
  private final PrintStream notes;
  private final Words words;
  private final boolean terminal;
  private final Optional<Asking> asking;
  private boolean json;

  /**
   * @param terminal whether {@code notes} is a terminal that can redraw a line
   */
  public Voice(PrintStream results, PrintStream notes, Language language, boolean terminal) {
    this(results, notes, language, terminal, Optional.empty());
  }

  /**
   * @param terminal whether {@code notes} is a terminal that can redraw a line
   * @param asking who can be asked
   */
  public Voice(
      PrintStream results,
      PrintStream notes,
      Language language,
      boolean terminal,
      Optional<Asking> asking) {
    this.results = results;
    this.notes = notes;
    this.words = new Words(language);
    this.terminal = terminal;
    this.asking = asking;
  }

  public Words words() {
    return words;
  }

  public Language language() {
    return words.language();
  }

  public void speakJson(boolean wanted) {
    json = wanted;
  }

  public boolean speaksJson() {
    return json;
  }

  public boolean isTerminal() {
    return terminal;
  }

  /** Who can be asked something, if this run is on a terminal. */
  public Optional<Asking> asking() {
    return asking;
  }

  public PrintStream notes() {
    return notes;
  }

  /** The sentence under {@code key}. */
  public String text(String key, Object... values) {
    return words.of(key, values);
  }

  /** {@code detail}, behind what the code means and what to do, where this program knows it. */
  public String explained(String code, String detail) {
    return words.find("refused." + code).map(known -> known + "\n" + detail).orElse(detail);
  }

  /** A line for people on standard output; silent under {@code --json}. */
  public void say(String key, Object... values) {
    line(text(key, values));
  }

  /** A line for people on standard output, as it is; silent under {@code --json}. */
  public void line(String line) {
    if (!json) {
      results.println(line);
      results.flush();
    }
  }

  /** A line on standard error: progress, hints, warnings. */
  public void note(String key, Object... values) {
    notes.println(text(key, values));
    notes.flush();
  }

  /** One JSON value on one line of standard output; silent without {@code --json}. */
  public void json(Json value) {
    if (json) {
      byte[] bytes = Jcs.write(value);
      results.println(new String(bytes, StandardCharsets.UTF_8));
      results.flush();
    }
  }

  /** Progress of something that has {@code total} steps, on standard error. */
  public Progress steps(long total, String key, Object... values) {
    return Progress.start(this, text(key, values), total, false);
  }

  /**
   * Progress of something that has {@code total} bytes, on standard error.
   *
   * @param total or {@link Progress#OPEN}
   */
  public Progress bytes(long total, String key, Object... values) {
    return Progress.start(this, text(key, values), total, true);
  }
}
