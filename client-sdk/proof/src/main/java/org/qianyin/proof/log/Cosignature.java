package org.qianyin.proof.log;

/**
 * A signature of a note that was verified.
 *
 * @param key whose it is
 * @param time POSIX seconds, unsigned, as the cosigner says; 0 for a log, which says none
 */
public record Cosignature(VerifierKey key, long time) {

  /** Whether this says no time later than {@code limit} (POSIX seconds). */
  public boolean isNotAfter(long limit) {
    return time >= 0 && time <= limit; // a time beyond 2^63 is later than any clock
  }
}
