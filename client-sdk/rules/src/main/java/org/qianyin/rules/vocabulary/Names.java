package org.qianyin.rules.vocabulary;

import java.util.Locale;

/**
 * What people call a code.
 *
 * @param zh in simplified Chinese
 * @param en in English
 */
public record Names(String zh, String en) {

  /** The Chinese name for a Chinese locale, else the English one. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
