package org.qianyin.backend.assets.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store that does not do what a store does; says which one and what it did. */
public final class StoreFault extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private StoreFault(String code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** It cannot be reached, or not in time. */
  public static StoreFault unavailable(String detail, @Nullable Throwable cause) {
    return new StoreFault("STORE_UNAVAILABLE", detail, cause);
  }

  /** It cannot be reached, or not in time. */
  public static StoreFault unavailable(String detail) {
    return unavailable(detail, null);
  }

  /** It got other bytes than were sent, or computes another CID from them. */
  public static StoreFault otherContent(String detail) {
    return new StoreFault("STORE_OTHER_CONTENT", detail, null);
  }

  /** No copy of it is whole. */
  public static StoreFault lost(String detail, @Nullable Throwable cause) {
    return new StoreFault("CONTENT_LOST", detail, cause);
  }

  /** Of the problem catalogue. */
  public String code() {
    return code;
  }
}
