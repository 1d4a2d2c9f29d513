package org.qianyin.cli.words;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of the command, by key, in one language. */
public final class Words {
  private static final String SENTENCES = "org.qianyin.cli.words.sentences";
  private static final String HELP = "org.qianyin.cli.words.help";
  private final Language language;
  private final ResourceBundle sentences;

  public Words(Language language) {
    this.language = language;
    this.sentences = bundle(SENTENCES, language);
  }

  public Language language() {
    return language;
  }

  /** The help of commands and options, for picocli. */
  public ResourceBundle help() {
    return bundle(HELP, language);
  }

  /**
   * The sentence under {@code key}, with {@code {0}}, {@code {1}} … filled in as they are: numbers
   * are not grouped, text is not escaped.
   *
   * @throws java.util.MissingResourceException if there is none: a bug
   */
  public String of(String key, Object... values) {
    Object[] asText = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      asText[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(sentences.getString(key), language.locale()).format(asText);
  }

  /** The sentence under {@code key}, as it is, if there is one. */
  public Optional<String> find(String key) {
    return sentences.containsKey(key) ? Optional.of(sentences.getString(key)) : Optional.empty();
  }

  /** Never the locale of the machine: the caller chose. */
  private static ResourceBundle bundle(String name, Language language) {
    return ResourceBundle.getBundle(
        name, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
