package org.qianyin.proof.entry;

/**
 * An entry at its place in the log.
 *
 * @param seq zero-based index of the leaf
 */
public record Sequenced(long seq, Entry entry) {
  public Sequenced {
    if (seq < 0) {
      throw new IllegalArgumentException("seq: want >= 0, got " + seq);
    }
  }
}
