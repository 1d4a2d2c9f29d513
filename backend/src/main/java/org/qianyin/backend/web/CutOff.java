package org.qianyin.backend.web;

/**
 * An answer broke off after its beginning was sent. No problem can be told any more: the connection
 * is closed without its regular end, so that nobody takes the beginning for the whole.
 */
public final class CutOff extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CutOff(String what, Throwable cause) {
    super(what + " broke off", cause);
  }
}
