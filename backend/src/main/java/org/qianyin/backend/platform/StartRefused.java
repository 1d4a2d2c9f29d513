package org.qianyin.backend.platform;

/**
 * The environment does not allow a start: a folder, a binary, a state that does not fit. One
 * sentence says what, and one what to do.
 */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String next;

  /**
   * @param code stable, such as {@code FORK_RISK}
   * @param what what was found, in one sentence
   * @param next what the operator does now
   */
  public StartRefused(String code, String what, String next) {
    super(code + ": " + what);
    this.code = code;
    this.next = next;
  }

  public String code() {
    return code;
  }

  public String next() {
    return next;
  }
}
