package org.qianyin.backend.exports;

import java.io.OutputStream;

/** Counts lines and throws them away; now and then looks how much of the heap is alive. */
final class MemoryWatch extends OutputStream {

  private final int every;
  private final long before;
  private int lines;
  private long most;

  /**
   * @param every how many lines between two looks
   */
  MemoryWatch(int every) {
    this.every = every;
    this.before = alive();
  }

  int lines() {
    return lines;
  }

  /** The most that was alive beside what was alive at the start, in bytes. */
  long most() {
    return most;
  }

  @Override
  public void write(int b) {
    if (b == '\n' && lines++ % every == 0) {
      most = Math.max(most, alive() - before);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private static long alive() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
