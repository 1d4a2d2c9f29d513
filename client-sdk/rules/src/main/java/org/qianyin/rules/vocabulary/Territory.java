package org.qianyin.rules.vocabulary;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A country or region of ISO 3166-1, or XK. {@code CN} means the Chinese mainland; HK, MO and TW
 * have codes of their own (domain specification 3.3). Subdivisions ({@code CN-GD}) are known by
 * their shape and the country in front.
 *
 * @param code alpha-2
 * @param alpha3 empty for XK
 * @param numeric three digits, empty for XK
 * @param names what people call it
 */
public record Territory(String code, String alpha3, String numeric, Names names) {

  private static final SortedMap<String, Territory> ALL = read();
  private static final SortedMap<String, List<String>> ALIASES =
      Table.read("territory-aliases-1.csv");

  /** The country or region with this alpha-2 code. */
  public static Optional<Territory> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** Every country or region by code, ascending. */
  public static SortedMap<String, Territory> all() {
    return ALL;
  }

  /**
   * Whether an entry may name this code: a country or region, or {@code <country>-<1–3 letters or
   * digits>} that is no second spelling of one. Otherwise {@code UNKNOWN_CODE}.
   */
  public static boolean isKnown(String code) {
    return code.length() == 2
        ? ALL.containsKey(code)
        : code.matches("[A-Z]{2}-[A-Z0-9]{1,3}")
            && ALL.containsKey(code.substring(0, 2))
            && !ALIASES.containsKey(code);
  }

  /**
   * The code under which entries name this place: {@code CN-HK} is {@code HK}; any other code is
   * itself.
   */
  public static String canonical(String code) {
    List<String> alias = ALIASES.get(code);
    return alias == null ? code : alias.get(1);
  }

  /** The name of a country, region or subdivision, or the code itself if it is unknown. */
  public static String name(String code, Locale locale) {
    Territory territory = ALL.get(code.length() > 2 ? code.substring(0, 2) : code);
    if (territory == null) {
      return code;
    }
    String name = territory.names.in(locale);
    return code.length() == 2 ? name : name + " " + code;
  }

  private static SortedMap<String, Territory> read() {
    SortedMap<String, Territory> all = new TreeMap<>();
    Table.read("territories-1.csv")
        .forEach((code, row) ->
            all.put(
                code,
                new Territory(code, row.get(1), row.get(2), new Names(row.get(3), row.get(4)))));
    return Collections.unmodifiableSortedMap(all);
  }
}
