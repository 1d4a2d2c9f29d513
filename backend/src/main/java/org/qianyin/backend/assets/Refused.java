package org.qianyin.backend.assets;

import java.io.IOException;

/** An upload that a rule ends while it streams: not a failure of the store, and nothing is kept. */
final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;

  Refused(String code, String detail) {
    super(detail);
    this.code = code;
  }

  Refused(String code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** Of the problem catalogue. */
  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
