package org.qianyin.cli.words;

/** The same sentence in Chinese and in English. Plain text: the page escapes it. */
public record Text(String zh, String en) {
  public Text {
    if (zh.isEmpty() != en.isEmpty()) {
      throw new IllegalArgumentException("text: want both languages or none, got " + zh + en);
    }
  }

  /** Text that is the same in both languages: a name, a number, a title. */
  public static Text same(String text) {
    return new Text(text, text);
  }

  /** The sentence in {@code language}. */
  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
