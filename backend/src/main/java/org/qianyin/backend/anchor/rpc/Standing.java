package org.qianyin.backend.anchor.rpc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint does: well, or left aside for a pause that doubles with each further fault. Safe
 * for several threads.
 */
final class Standing {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 5;

  /** So often in a row may the others say otherwise: a block may come while they are asked. */
  private static final int MOST_OUTVOTES = 3;

  private @Nullable EndpointFault fault;
  private Instant since;
  private Instant again;
  private int faults;
  private int outvotes;
  private long height;

  Standing(Instant now) {
    this.since = now;
    this.again = now;
  }

  synchronized boolean isWell() {
    return fault == null;
  }

  synchronized boolean isPauseOver(Instant now) {
    return !again.isAfter(now);
  }

  synchronized Optional<EndpointFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** When it became what it is. */
  synchronized Instant since() {
    return since;
  }

  /** The newest block that it told of; 0 before. */
  synchronized long height() {
    return height;
  }

  synchronized void reached(long block) {
    height = block;
  }

  /** True if it was well until now, or failed otherwise. */
  synchronized boolean fell(EndpointFault now, Instant at) {
    boolean news = fault == null || fault.kind() != now.kind();
    if (fault == null) {
      since = at;
    }
    fault = now;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(faults, MOST_DOUBLINGS));
    again = at.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    faults++;
    return news;
  }

  /** True if it was left aside until now. */
  synchronized boolean rose(Instant at) {
    boolean news = fault != null;
    if (news) {
      since = at;
    }
    fault = null;
    faults = 0;
    return news;
  }

  /**
   * Counts a vote.
   *
   * @return whether it was outvoted too often in a row
   */
  synchronized boolean voted(boolean withTheOthers) {
    outvotes = withTheOthers ? 0 : outvotes + 1;
    return outvotes >= MOST_OUTVOTES;
  }
}
