package org.qianyin.cli.license;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.vocabulary.Territory;
import org.qianyin.rules.vocabulary.Use;
import picocli.CommandLine.Option;

/** What a licence allows, as options: uses, places, languages, channels, time. */
public final class ScopeOptions {
  private static final String EVERYTHING = "*";

  @Option(names = "--use", required = true, split = ",", paramLabel = "USE")
  private List<String> uses = List.of();

  @Option(names = "--territory", required = true, split = ",", paramLabel = "T")
  private List<String> territories = List.of();

  @Option(names = "--except", split = ",", paramLabel = "T")
  private List<String> except = List.of();

  @Option(names = "--language", split = ",", paramLabel = "L")
  private List<String> languages = List.of();

  @Option(names = "--channel", split = ",", paramLabel = "C")
  private List<String> channels = List.of();

  @Option(names = "--start", required = true, paramLabel = "DATE")
  private String start = "";

  @Option(names = "--end", paramLabel = "DATE")
  private @Nullable String end;

  @Option(names = "--zone", defaultValue = "Asia/Shanghai", paramLabel = "ZONE")
  private String zone = "Asia/Shanghai";

  @Option(names = "--exclusivity", defaultValue = "NON_EXCLUSIVE", paramLabel = "E")
  private String exclusivity = "NON_EXCLUSIVE";

  /** The scope, or the first option that says nothing that can be signed. */
  Scope scope(Voice voice) {
    for (String use : uses) {
      if (Use.find(use).isEmpty()) {
        throw Trouble.usage(voice, "scope.use", use, String.join(" ", Use.all().keySet()));
      }
    }
    List<String> places = new ArrayList<>(territories);
    places.addAll(except);
    for (String place : places) {
      if (!place.equals(EVERYTHING) && !Territory.isKnown(place)) {
        throw Trouble.usage(voice, "scope.territory", place);
      }
    }
    ZoneId where = zone(voice);
    Instant from = instant(voice, "--start", start, where, false);
    Optional<Instant> until =
        Optional.ofNullable(end).map(text -> instant(voice, "--end", text, where, true));
    if (until.filter(last -> !last.isAfter(from)).isPresent()) {
      throw Trouble.usage(voice, "scope.order", start, String.valueOf(end));
    }
    try {
      SignedBox box =
          new SignedBox(
              List.copyOf(Use.rightsOf(uses)),
              sorted(uses),
              set(territories, except),
              languages.isEmpty() ? CodeSet.ALL : set(languages, List.of()),
              channels.isEmpty() ? CodeSet.ALL : set(channels, List.of()),
              from,
              until);
      Exclusivity how = Exclusivity.valueOf(exclusivity.toUpperCase(Locale.ROOT));
      return Scope.of(new SignedScope(box, how, zone));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Trouble.usage(voice, "scope.bad", String.valueOf(e.getMessage()));
    }
  }

  private static CodeSet set(List<String> in, List<String> out) {
    return in.contains(EVERYTHING)
        ? new CodeSet(true, List.of(), sorted(out))
        : new CodeSet(false, sorted(in), sorted(out));
  }

  private static List<String> sorted(List<String> codes) {
    return List.copyOf(new TreeSet<>(codes));
  }

  /** A date is its local midnight; a last day is included. An instant is itself. */
  private static Instant instant(
      Voice voice, String option, String text, ZoneId zone, boolean last) {
    try {
      if (text.contains("T")) {
        return Instant.parse(text);
      }
      LocalDate date = LocalDate.parse(text);
      return (last ? date.plusDays(1) : date).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw Trouble.usage(voice, "scope.time", option, text);
    }
  }

  private ZoneId zone(Voice voice) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Trouble.usage(voice, "scope.zone", zone);
    }
  }
}
