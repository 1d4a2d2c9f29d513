package org.qianyin.cli.voice;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.LedgerUnreachable;
import org.qianyin.client.Problem;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * Ends a command with words for people and an exit status. The words name what is wrong and the
 * next step, and never a secret.
 */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Verified, or done. */
  public static final int DONE = 0;

  /** Refused by a check or by the ledger. */
  public static final int REJECTED = 1;

  /** Called in a way that cannot be meant. */
  public static final int USAGE = 2;

  /** Neither yes nor no: something is missing, unreachable or broken. */
  public static final int UNDECIDED = 3;

  private final int exit;
  private final String code;
  private final boolean told;

  /**
   * @param told whether the words are already those for people, in their language
   */
  private Trouble(int exit, String code, String words, boolean told) {
    super(words);
    this.exit = exit;
    this.code = code;
    this.told = told;
  }

  public static Trouble usage(Voice voice, String key, Object... values) {
    return new Trouble(USAGE, "USAGE", voice.text(key, values), true);
  }

  public static Trouble undecided(Voice voice, String key, Object... values) {
    return new Trouble(UNDECIDED, "UNDECIDED", voice.text(key, values), true);
  }

  /**
   * @param code the stable reason code
   * @param words of whoever refused
   */
  public static Trouble rejected(String code, String words) {
    return new Trouble(REJECTED, code, words, false);
  }

  public static Trouble rejected(Refusal refusal) {
    return rejected(refusal.reason().code(), refusal.reason() + ": " + refusal.detail());
  }

  /** A server refused: what is wrong, and every reason. */
  public static Trouble rejected(Problem problem) {
    return new Trouble(
        problem.status() >= 500 ? UNDECIDED : REJECTED,
        problem.codes().get(0),
        String.join(", ", problem.codes()) + ": " + problem.words(),
        false);
  }

  /** Something outside this program failed: which, in words, and whether the caller can mend it. */
  public static Trouble of(Voice voice, IOException broken) {
    if (broken instanceof LedgerUnreachable silent) {
      String words = voice.text("ledger.silent", silent.server(), silent.reason());
      return new Trouble(UNDECIDED, "UNREACHABLE", words, true);
    }
    if (broken instanceof NoSuchFileException missing) {
      return usage(voice, "file.missing", Visible.of(missing.getFile()));
    }
    if (broken instanceof AccessDeniedException denied) {
      return undecided(voice, "file.denied", Visible.of(denied.getFile()));
    }
    String said = String.valueOf(broken.getMessage());
    return said.equals("Is a directory")
        ? usage(voice, "file.folder")
        : undecided(voice, "broken.io", Visible.of(said));
  }

  /** Rejected is worse than undecided, undecided worse than done. */
  public static int worse(int one, int other) {
    return one == REJECTED || other == REJECTED ? REJECTED : Math.max(one, other);
  }

  /**
   * Says what the trouble is, in words and under {@code --json} as JSON too.
   *
   * @return the exit status
   */
  public int tell(Voice voice) {
    return tell(voice, exit, code, told ? words() : voice.explained(code, words()));
  }

  /** Says what ends a command, in words and under {@code --json} as JSON too. */
  public static int tell(Voice voice, int exit, String code, String words) {
    voice.notes().println(words);
    Map<String, Json> error = new TreeMap<>();
    error.put("code", new Json.Str(code));
    error.put("words", new Json.Str(words));
    voice.json(Json.Obj.of(Map.of("error", Json.Obj.of(error))));
    return exit;
  }

  int exit() {
    return exit;
  }

  String code() {
    return code;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
