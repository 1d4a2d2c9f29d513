package org.qianyin.rules.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qianyin.proof.entry.Entry;

/**
 * A subject with places to fill from an entry, as the tables of the specification write them:
 * {@code work:{W}/x/{posts.x}}. Each way to fill them gives one subject; none if a member is
 * absent.
 *
 * <p>{@code self} is the id of the entry, {@code P} who acts, {@code Y} the year of its time,
 * {@code W} works and ancestors; anything else is a path into the body, through lists too; {@code
 * |} stands between alternatives.
 */
record Template(List<String> literals, List<List<String>> places) {

  private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
  private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);
  private static final int YEAR_LENGTH = 4;

  static Template of(String text) {
    List<String> literals = new ArrayList<>();
    List<List<String>> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      literals.add(text.substring(from, matcher.start()));
      places.add(List.of(BAR.split(matcher.group(1))));
      from = matcher.end();
    }
    literals.add(text.substring(from));
    return new Template(List.copyOf(literals), List.copyOf(places));
  }

  /** Every text that this template gives for the entry. */
  List<String> fill(Entry entry) {
    List<String> texts = List.of(literals.get(0));
    for (int i = 0; i < places.size(); i++) {
      List<String> values = places.get(i).stream().flatMap(place -> values(entry, place)).toList();
      String after = literals.get(i + 1);
      texts =
          texts.stream()
              .flatMap(text -> values.stream().map(value -> text + value + after))
              .toList();
    }
    return texts;
  }

  private static Stream<String> values(Entry entry, String place) {
    return switch (place) {
      case "self" -> Stream.of(entry.id().hex());
      case "P" -> entry.by().map(Object::toString).stream();
      case "Y" -> Stream.of(entry.timeText().substring(0, YEAR_LENGTH));
      default -> Paths.strings(entry.body(), place);
    };
  }
}
