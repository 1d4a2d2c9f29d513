package org.qianyin.backend.anchor.rpc;

import java.io.IOException;

/** An endpoint understood the call and said no, such as {@code execution reverted}. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  /** EIP-1474: too many requests. */
  static final int LIMIT_EXCEEDED = -32005;

  /** JSON-RPC 2.0, section 5.1. */
  private static final int UNKNOWN_METHOD = -32601;

  private static final int LONGEST_WORDS = 300;

  private final int code;

  Refused(int code, String words) {
    super("the endpoint refused: " + words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
    this.code = code;
  }

  /** Whether this kind of node has no such method. */
  public boolean isUnknownMethod() {
    return code == UNKNOWN_METHOD;
  }
}
