package org.qianyin.cli.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The two languages in which everything is said. */
public enum Language {
  ZH("zh-CN", "中文"),
  EN("en", "English");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** Its name in itself. */
  public String ownName() {
    return ownName;
  }

  /** For formatting and for resource bundles. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** {@code zh}, {@code en} or a tag or POSIX locale that begins with one of them. */
  public static Optional<Language> of(String name) {
    String language = name.toLowerCase(Locale.ROOT).split("[-_.@]", 2)[0];
    return switch (language) {
      case "zh" -> Optional.of(ZH);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }

  /**
   * The language of a command line: {@code --lang}, else the locale of the environment ({@code
   * LC_ALL}, {@code LC_MESSAGES}, {@code LANG}, the first that is set), else English.
   */
  public static Language of(List<String> args, Map<String, String> environment) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      Optional<Language> named =
          arg.startsWith("--lang=")
              ? of(arg.substring("--lang=".length()))
              : arg.equals("--lang") && i + 1 < args.size()
                  ? of(args.get(i + 1))
                  : Optional.empty();
      if (named.isPresent()) {
        return named.get();
      }
    }
    for (String name : List.of("QIANYIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return of(value).orElse(EN);
      }
    }
    return EN;
  }
}
