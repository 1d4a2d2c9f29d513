package org.qianyin.rules.words;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Channels;
import org.qianyin.rules.scope.Languages;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.scope.Territories;
import org.qianyin.rules.vocabulary.Language;
import org.qianyin.rules.vocabulary.Right;
import org.qianyin.rules.vocabulary.Territory;
import org.qianyin.rules.vocabulary.Use;

/** Single values in words. */
final class Phrases {

  private static final Set<String> RIGHTS = Set.of("rights", "rightsHeld", "x", "n");
  private static final Set<String> MILLISECONDS = Set.of("runtime", "duration");
  private static final Set<String> TONGUES = Set.of("languages", "audio", "subtitles");
  private static final Pattern WHOLE_MINUTE = Pattern.compile(".*:00\\.000Z");
  private static final int SHORT = 8;

  private final Dictionary words;
  private final Known known;
  private final ZoneId zone;

  Phrases(Dictionary words, Known known, ZoneId zone) {
    this.words = words;
    this.known = known;
    this.zone = zone;
  }

  /** The zone that a scope names, or that of its readers; UTC if this Java does not know it. */
  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  /** A list as people read it. */
  String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(words.get("comma")));
  }

  /** A string where it stands. */
  String text(String type, String parent, String member, String value, boolean inFull) {
    Locale locale = words.locale();
    if (RIGHTS.contains(member)) {
      return Right.find(value).map(right -> right.names().in(locale)).orElse(value);
    }
    if (member.equals("uses") || (member.equals("mode") && Use.find(value).isPresent())) {
      return Use.name(value, locale);
    }
    if (member.equals("country")) {
      return Territory.name(value, locale);
    }
    if (TONGUES.contains(member)) {
      return Language.name(value, locale);
    }
    if (member.equals("types")) {
      return words.code("", "", "type", value).orElse(value);
    }
    if (UtcTime.isValid(value)) {
      return time(value);
    }
    return words.code(type, parent, member, value).orElseGet(() -> named(value, inFull));
  }

  /** A number where it stands. */
  String number(String parent, String member, long value) {
    if (MILLISECONDS.contains(member)) {
      Duration length = Duration.ofMillis(value);
      return String.format(
          Locale.ROOT,
          "%d:%02d:%02d.%03d",
          length.toHours(),
          length.toMinutesPart(),
          length.toSecondsPart(),
          length.toMillisPart());
    }
    return parent.equals("files") && member.equals("size")
        ? value + " " + words.get("bytes")
        : Long.toString(value);
  }

  String flag(boolean value) {
    return words.get(value ? "yes" : "no");
  }

  /** A set of codes. */
  String set(String member, Json.Obj set) {
    CodeSet codes = CodeSet.of(set);
    return switch (member) {
      case "territories" -> Territories.of(codes).inWords(words.locale());
      case "languages" -> Languages.of(codes).inWords(words.locale());
      default -> Channels.of(codes).inWords(words.locale());
    };
  }

  String box(Json.Obj box) {
    return Box.of(SignedBox.of(box)).inWords(words.locale(), zone);
  }

  String scope(Json.Obj scope) {
    return Scope.of(SignedScope.of(scope)).inWords(words.locale());
  }

  /** An instant on the clocks of the zone. */
  String time(String utc) {
    String pattern =
        WHOLE_MINUTE.matcher(utc).matches() ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mm:ss.SSS";
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withZone(zone)
        .format(Instant.parse(utc))
        .concat(" (" + zone.getId() + ")");
  }

  private String named(String value, boolean inFull) {
    boolean party = PartyId.isValid(value);
    if (!party && !Digest.isHex(value)) {
      return value;
    }
    String shown = inFull ? value : shortened(value, party);
    return known.name(value).map(name -> name + " (" + shown + ")").orElse(shown);
  }

  private static String shortened(String id, boolean party) {
    String digits = party ? id.substring("party:".length()) : id;
    return (party ? "party:" : "") + digits.substring(0, SHORT) + "…";
  }
}
