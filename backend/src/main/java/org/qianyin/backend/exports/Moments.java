package org.qianyin.backend.exports;

import java.util.Optional;

/** Which moments of the log can be shown: those whose checkpoint is published. */
interface Moments {

  /** The newest one. */
  Optional<Moment> newest();

  /** The one of this size, if a checkpoint of this size was published. */
  Optional<Moment> of(long size);
}
