package org.qianyin.backend.exports;

import java.io.IOException;
import java.util.Optional;

/** Which moments of the log can be shown: those whose checkpoint is published. */
interface Moments {

  /** The newest one. */
  Optional<Moment> newest();

  /** The one of this size, if a checkpoint of this size was published. */
  Optional<Moment> of(long size);

  /**
   * Runs what reads the tables as of a moment, where they are held as of it: once, for it goes out
   * while it is read.
   *
   * @throws IOException what the reading threw
   */
  void reading(Moment moment, Reading reading) throws IOException;

  /** Reads tables and sends them out. */
  interface Reading {
    void run() throws IOException;
  }
}
