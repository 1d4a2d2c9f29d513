package org.qianyin.client.draft;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registration takes for granted when its owner says nothing: guesses from type and name.
 */
public final class WorkDefaults {
  private static final int TITLE = 200;
  private static final long MAX_NUMBER = 99_999;
  private static final String CHINESE = "零一二三四五六七八九";

  /** 第12集, 第十二话 · S01E02, EP02, Ep.2, E2 · 12 at the end, behind a blank, dash or underscore. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "第\\s*([0-9]{1,5}|[零一二三四五六七八九十百两]{1,7})\\s*[集话話回期]"
              + "|(?i:(?<![a-z])(?:s[0-9]{1,2})?ep?(?:isode)?[ ._-]?([0-9]{1,5}))(?![0-9])"
              + "|(?:^|[ _-])#?([0-9]{1,5})$");

  private static final Map<String, String> CATEGORIES =
      Map.ofEntries(
          Map.entry("SERIES", "AUDIOVISUAL"),
          Map.entry("SEASON", "AUDIOVISUAL"),
          Map.entry("EPISODE", "AUDIOVISUAL"),
          Map.entry("FEATURE", "AUDIOVISUAL"),
          Map.entry("SHORT", "AUDIOVISUAL"),
          Map.entry("TRAILER", "AUDIOVISUAL"),
          Map.entry("CLIP", "AUDIOVISUAL"),
          Map.entry("SCRIPT", "WRITTEN"),
          Map.entry("NOVEL", "WRITTEN"),
          Map.entry("LYRICS", "WRITTEN"),
          Map.entry("COMIC", "FINE_ART"),
          Map.entry("CHARACTER", "FINE_ART"),
          Map.entry("SCENE", "FINE_ART"),
          Map.entry("PROP", "FINE_ART"),
          Map.entry("IMAGE", "FINE_ART"),
          Map.entry("FONT", "FINE_ART"),
          Map.entry("MUSIC", "MUSICAL"),
          Map.entry("SOUND", "OTHER"),
          Map.entry("VOICE", "OTHER"),
          Map.entry("SOFTWARE", "SOFTWARE"),
          Map.entry("AI_MODEL", "SOFTWARE"),
          Map.entry("LORA", "SOFTWARE"),
          Map.entry("WORKFLOW", "SOFTWARE"),
          Map.entry("DATASET", "OTHER"),
          Map.entry("PROMPT_PACK", "OTHER"));

  private WorkDefaults() {}

  /**
   * The kind of work that a file of this media type usually is.
   *
   * @param family such as {@code video}
   * @param inSeries whether it is registered as a part of a series
   * @return empty if the type says nothing: the owner has to
   */
  public static Optional<String> kind(String family, boolean inSeries) {
    return switch (family) {
      case "image" -> Optional.of("IMAGE");
      case "video" -> Optional.of(inSeries ? "EPISODE" : "SHORT");
      case "audio" -> Optional.of("MUSIC");
      case "text" -> Optional.of("SCRIPT");
      default -> Optional.empty();
    };
  }

  /** The legal category that works of this kind usually have; empty for a kind that has none. */
  public static Optional<String> category(String kind) {
    return Optional.ofNullable(CATEGORIES.get(kind));
  }

  /**
   * The title that a file name gives: without its ending, in NFC, without control and direction
   * characters, at most 200 code points.
   *
   * @return empty if nothing is left
   */
  public static Optional<String> title(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String name = dot > 0 ? fileName.substring(0, dot) : fileName;
    StringBuilder title = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .filter(WorkDefaults::printable)
        .limit(TITLE)
        .forEach(title::appendCodePoint);
    String trimmed = title.toString().strip();
    return trimmed.isEmpty() ? Optional.empty() : Optional.of(trimmed);
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The language of a title by its letters: {@code zh ja ko}, else {@code und}. */
  public static String language(String title) {
    String found = "und";
    for (int c : title.codePoints().toArray()) {
      switch (Character.UnicodeScript.of(c)) {
        case HIRAGANA, KATAKANA -> {
          return "ja";
        }
        case HANGUL -> {
          return "ko";
        }
        case HAN -> found = "zh";
        default -> {
          // Latin letters, digits and signs stand in titles of every language.
        }
      }
    }
    return found;
  }

  /** The number of an episode in its title, 1–99999. */
  public static OptionalLong number(String title) {
    Matcher found = NUMBER.matcher(title);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        String digits = found.group(group);
        long number = digits == null ? 0 : value(digits);
        if (number >= 1 && number <= MAX_NUMBER) {
          return OptionalLong.of(number);
        }
      }
    }
    return OptionalLong.empty();
  }

  private static long value(String digits) {
    if (Character.isDigit(digits.charAt(0))) {
      return Long.parseLong(digits);
    }
    long sum = 0;
    long digit = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      switch (c) {
        case '十' -> {
          sum += Math.max(digit, 1) * 10;
          digit = 0;
        }
        case '百' -> {
          sum += Math.max(digit, 1) * 100;
          digit = 0;
        }
        case '两' -> digit = 2;
        default -> digit = CHINESE.indexOf(c);
      }
    }
    return sum + digit;
  }
}
