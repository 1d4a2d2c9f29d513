package org.qianyin.backend.assets.store;

import java.io.IOException;

/** An upload that a rule ends while it streams: not a failure of the store, and nothing is kept. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;

  public Refused(String code, String detail) {
    super(detail);
    this.code = code;
  }

  public Refused(String code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** Of the problem catalogue. */
  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
