package org.qianyin.rules.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of one language: of types, members and codes. */
final class Dictionary {

  private static final String BUNDLE = "org.qianyin.rules.words.entries";

  private final Locale locale;
  private final ResourceBundle words;

  private Dictionary(Locale locale, ResourceBundle words) {
    this.locale = locale;
    this.words = words;
  }

  /** Chinese for any Chinese locale, else English; never the locale of the machine. */
  static Dictionary of(Locale locale) {
    Locale known = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    return new Dictionary(
        known,
        ResourceBundle.getBundle(
            BUNDLE, known, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
  }

  Locale locale() {
    return locale;
  }

  /** The text under a key that is always there. */
  String get(String key) {
    return words.getString(key);
  }

  /** The text under a key that may be missing. */
  Optional<String> find(String key) {
    return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
  }

  /**
   * What a member is called: of this type, inside that object, or anywhere; its own name if it has
   * no word.
   */
  String label(String type, String parent, String member) {
    return first("label", List.of(type + "." + member, parent + "." + member, member))
        .orElse(member);
  }

  /** What a code means there; empty if it is none. */
  Optional<String> code(String type, String parent, String member, String code) {
    return first(
        "code",
        List.of(
            type + "." + member + "." + code,
            parent + "." + member + "." + code,
            member + "." + code));
  }

  private Optional<String> first(String kind, List<String> keys) {
    return keys.stream().map(key -> find(kind + "." + key)).flatMap(Optional::stream).findFirst();
  }
}
