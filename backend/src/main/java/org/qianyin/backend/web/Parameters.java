package org.qianyin.backend.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * Reads what stands in paths and queries; whatever does not fit ends the request with a problem.
 */
public final class Parameters {

  private static final String DIGEST_PREFIX = "sha256:";
  private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);
  private static final int MOST_SHOWN = 100;
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

  private Parameters() {}

  /**
   * 64 hex digits, alone or with their kind in front ({@code work:…}).
   *
   * @param kind that may stand in front
   */
  public static EntryId requiredId(String name, String kind, String text) {
    String prefix = kind + ":";
    String hex = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    if (!Digest.isHex(hex)) {
      throw invalid(name, "64 lower-case hex digits", text);
    }
    return EntryId.ofHex(hex);
  }

  public static Optional<EntryId> id(String name, String kind, @Nullable String text) {
    return Optional.ofNullable(text).map(given -> requiredId(name, kind, given));
  }

  /** One of the words that there are. */
  public static Optional<String> oneOf(
      String name, @Nullable String text, Collection<String> words) {
    if (text != null && !words.contains(text)) {
      throw invalid(name, "one of " + String.join(" ", words), text);
    }
    return Optional.ofNullable(text);
  }

  public static Optional<PartyId> party(String name, @Nullable String text) {
    return Optional.ofNullable(text).map(given -> requiredParty(name, given));
  }

  public static PartyId requiredParty(String name, String text) {
    if (!PartyId.isValid(text)) {
      throw invalid(name, "party:<64 hex>", text);
    }
    return PartyId.of(text);
  }

  /** {@code sha256:<64 hex>}. */
  public static Optional<Digest> digest(String name, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String hex = text.startsWith(DIGEST_PREFIX) ? text.substring(DIGEST_PREFIX.length()) : "";
    if (!Digest.isHex(hex)) {
      throw invalid(name, "sha256:<64 hex>", text);
    }
    return Optional.of(Digest.ofHex(hex));
  }

  /** An instant in ISO 8601, UTC, of the years 1970 to 9999; finer parts than ms are cut off. */
  public static Optional<Instant> instant(String name, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
      if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(YEAR_10000)) {
        return Optional.of(instant);
      }
    } catch (DateTimeParseException e) {
      // Refused below like a year that no entry can name.
    }
    throw invalid(name, "YYYY-MM-DDThh:mm:ss.sssZ", text);
  }

  private static Rejected invalid(String name, String want, String got) {
    return new Rejected("PARAMETER_INVALID", name + ": want " + want + ", got " + shown(got));
  }

  /** What was sent, short and without characters that hide or reorder others. */
  public static String shown(String got) {
    String start = got.length() > MOST_SHOWN ? got.substring(0, MOST_SHOWN) + "…" : got;
    return HIDDEN.matcher(start).replaceAll("\uFFFD");
  }
}
