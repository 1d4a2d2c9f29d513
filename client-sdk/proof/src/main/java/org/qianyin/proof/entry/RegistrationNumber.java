package org.qianyin.proof.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.LogOrigin;
import org.qianyin.proof.data.Outcome;

/**
 * {@code QY-<log code>-<seq>-<check>}, such as {@code QY-V3YM-0000-0041-T}: a name for a place in a
 * log that people can read out and copy; never evidence (ledger specification §1).
 *
 * @param origin of the log
 * @param seq 0 to 2⁵³−1
 */
public record RegistrationNumber(String origin, long seq) {

  private static final String PREFIX = "QY";
  private static final int LEAST_DIGITS = 8;
  private static final int GROUP = 4;
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern SHAPE =
      Pattern.compile("QY([0-9A-HJKMNP-TV-Z]{4})((?:[0-9]{4}){2,4})([0-9A-Z])");

  public RegistrationNumber {
    if (!LogOrigin.isValid(origin)) {
      throw new IllegalArgumentException("origin: want host.example/name, got " + origin);
    }
    if (seq < 0 || seq > Json.MAX_INTEGER) {
      throw new IllegalArgumentException("seq: want 0 to 2^53-1, got " + seq);
    }
  }

  /**
   * Reads a number of the log {@code origin}. Hyphens and spaces are dropped, case is folded.
   *
   * @return the number, or {@code REGNO_SHAPE}, {@code REGNO_CHECK}, {@code REGNO_LOG}
   */
  public static Outcome<RegistrationNumber> parse(String text, String origin) {
    // ASCII letters only: toUpperCase would turn other letters into some of ours.
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    String compact = text.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    Matcher shape = SHAPE.matcher(compact);
    if (!ascii || !shape.matches() || !isShortest(shape.group(2))) {
      return Outcome.refused(
          "REGNO_SHAPE", "registration number: want QY-XXXX-0000-0000-X, the seq in fours");
    }
    String payload = compact.substring(0, compact.length() - 1);
    if (CheckCharacter.of(payload) != compact.charAt(compact.length() - 1)) {
      return Outcome.refused(
          "REGNO_CHECK", "registration number: the check character says that it is misread");
    }
    if (!shape.group(1).equals(logCode(origin))) {
      return Outcome.refused("REGNO_LOG", "registration number: of another log than " + origin);
    }
    return Outcome.ok(new RegistrationNumber(origin, Long.parseLong(shape.group(2))));
  }

  private static boolean isShortest(String digits) {
    long seq = Long.parseLong(digits);
    return seq <= Json.MAX_INTEGER && padded(seq).equals(digits);
  }

  /** The first 20 bits of SHA-256(origin) in Crockford's base 32: 4 characters. */
  public static String logCode(String origin) {
    byte[] hash = Digest.sha256(origin.getBytes(US_ASCII)).bytes();
    int bits = (hash[0] & 0xff) << 12 | (hash[1] & 0xff) << 4 | (hash[2] & 0xff) >>> 4;
    StringBuilder code = new StringBuilder();
    for (int shift = 15; shift >= 0; shift -= 5) {
      code.append(CROCKFORD.charAt(bits >>> shift & 31));
    }
    return code.toString();
  }

  /** The canonical spelling, with hyphens. */
  @Override
  public String toString() {
    String code = logCode(origin);
    String digits = padded(seq);
    StringBuilder text = new StringBuilder(PREFIX).append('-').append(code);
    for (int i = 0; i < digits.length(); i += GROUP) {
      text.append('-').append(digits, i, i + GROUP);
    }
    return text.append('-').append(CheckCharacter.of(PREFIX + code + digits)).toString();
  }

  private static String padded(long seq) {
    String digits = Long.toString(seq);
    int groups = Math.max(LEAST_DIGITS / GROUP, (digits.length() + GROUP - 1) / GROUP);
    return "0".repeat(groups * GROUP - digits.length()) + digits;
  }
}
