package org.qianyin.backend.web;

import java.util.Locale;

/**
 * One line of the catalogue: what a code means wherever it appears.
 *
 * @param code stable, {@code [A-Z][A-Z0-9_]*}; codes are added, never renamed
 * @param status HTTP status
 * @param rule the text that the rule stands in
 * @param title what is wrong, in both languages
 * @param next what to do now, in both languages
 */
public record ProblemKind(String code, int status, String rule, Words title, Words next) {

  /** The same words twice. */
  public record Words(String en, String zh) {
    String in(Locale locale) {
      return locale.getLanguage().equals("zh") ? zh : en;
    }
  }

  /** Its name in paths: lower case with hyphens. */
  public String slug() {
    return code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The {@code type} member of RFC 9457: a path on this server. */
  public String type() {
    return "/problems/" + slug();
  }
}
