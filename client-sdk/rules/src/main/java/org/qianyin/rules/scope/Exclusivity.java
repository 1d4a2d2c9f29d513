package org.qianyin.rules.scope;

import java.util.Locale;

/** Whom a licence keeps out (domain specification 3.3), weakest first. */
public enum Exclusivity {
  /** 普通: nobody. */
  NON_EXCLUSIVE("普通许可", "non-exclusive"),
  /** 排他: every other licensee, not the owner. */
  SOLE("排他许可", "sole"),
  /** 专有（独占）: everybody, the owner too (IR 24). */
  EXCLUSIVE("专有（独占）许可", "exclusive");

  private final String zh;
  private final String en;

  Exclusivity(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The word for it in a contract. */
  public String inWords(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
