package org.qianyin.rules.vocabulary;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A primary language of BCP 47. Cantonese, Mandarin and the like are written {@code zh-yue}, {@code
 * zh-cmn} …, so that {@code zh} covers them (domain specification, part 1).
 *
 * @param code two or three letters
 * @param names what people call it
 */
public record Language(String code, Names names) {

  private static final SortedMap<String, Language> ALL = read();

  /** Canonical spelling only: language, extlang (of zh), Script, REGION or digits, variants. */
  private static final Pattern TAG =
      Pattern.compile(
          "([a-z]{2,3})(-(?:cdo|cjy|cmn|cpx|czh|czo|gan|hak|hsn|lzh|mnp|nan|wuu|yue))?"
              + "(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?(-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*");

  private static final Pattern ATOM = Pattern.compile("(audio|sub):(.+)");

  /** The primary language with this code. */
  public static Optional<Language> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** Every primary language by code, ascending. */
  public static SortedMap<String, Language> all() {
    return ALL;
  }

  /** Whether an entry may name this tag: its canonical spelling, of a known language. */
  public static boolean isKnown(String tag) {
    Matcher parts = TAG.matcher(tag);
    return parts.matches()
        && ALL.containsKey(parts.group(1))
        && (parts.group(2) == null || parts.group(1).equals("zh"));
  }

  /** Whether an entry may name this atom: {@code audio:} or {@code sub:} and a known tag. */
  public static boolean isKnownAtom(String atom) {
    Matcher parts = ATOM.matcher(atom);
    return parts.matches() && isKnown(parts.group(2));
  }

  /** The name of an atom, such as 音频中文 (zh) or audio Chinese (zh). */
  public static String atomName(String atom, Locale locale) {
    Matcher parts = ATOM.matcher(atom);
    if (!parts.matches()) {
      return atom;
    }
    boolean chinese = locale.getLanguage().equals("zh");
    boolean audio = parts.group(1).equals("audio");
    String track = chinese ? (audio ? "音频" : "字幕") : (audio ? "audio " : "subtitles ");
    return track + name(parts.group(2), locale);
  }

  /** The name of a language, such as 日语 or Chinese (zh-Hant); the tag itself if it is unknown. */
  public static String name(String tag, Locale locale) {
    String primary = tag.split("-", 2)[0];
    Language language = ALL.get(primary);
    if (language == null) {
      return tag;
    }
    String name = language.names.in(locale);
    return primary.equals(tag) ? name : name + " (" + tag + ")";
  }

  private static SortedMap<String, Language> read() {
    SortedMap<String, Language> all = new TreeMap<>();
    Table.read("languages-1.csv")
        .forEach(
            (code, row) -> all.put(code, new Language(code, new Names(row.get(1), row.get(2)))));
    return Collections.unmodifiableSortedMap(all);
  }
}
