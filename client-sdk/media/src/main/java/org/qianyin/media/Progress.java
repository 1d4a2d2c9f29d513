package org.qianyin.media;

/** Hears how far a pass has come. Whatever it throws ends the pass: that is how to cancel one. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = bytes -> {};

  /**
   * Called on the thread of the pass after each chunk that is hashed and in the sink; the last call
   * gives the size of the file.
   *
   * @param bytes from the start of the file
   */
  void reached(long bytes);
}
