package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.assets.store.StoreFault;

/** What a Kubo node answers when it does not do what it was asked. */
final class KuboError extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message Kubo's own words
   */
  KuboError(String message) {
    super(message);
  }

  /** Kubo has no codes for it; the words are those of its block service and of its pinner. */
  boolean saysNotHere() {
    String words = String.valueOf(getMessage());
    return words.contains("not found") || words.contains("not pinned");
  }

  /** The same, for those who know of stores and not of Kubo. */
  IOException fault() {
    String words = String.valueOf(getMessage());
    return saysFull()
        ? new Refused("STORAGE_FULL", words, this)
        : StoreFault.unavailable(words, this);
  }

  /** The words are the operating system's, or those of a repository with a strict limit. */
  boolean saysFull() {
    String words = String.valueOf(getMessage()).toLowerCase(java.util.Locale.ROOT);
    return words.contains("no space left")
        || words.contains("quota exceeded")
        || words.contains("file too large")
        || words.contains("maximum storage limit");
  }
}
