package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.rules.state.State;

/** The published log, for the other modules. Never shows what is not signed and public yet. */
public interface LogReader {

  /**
   * A published head.
   *
   * @param size of its tree, at least 2
   * @param root of its tree
   */
  record Published(long size, Digest root) {}

  /** {@code <host>/<name>}. */
  String origin();

  /** The verifier key of the log (C2SP signed-note). */
  String verifierKey();

  /** The newest head whose checkpoint is published. */
  Optional<Published> newest();

  /** What the rules know as of the newest published head. */
  Optional<State> state();

  /** Log time of the newest published head. */
  Optional<Instant> newestTime();

  /** Log time of the published head of this size; empty if no checkpoint of it was published. */
  Optional<Instant> timeOf(long size);

  /**
   * RFC 6962 §2.1.2 proof.
   *
   * @param from at least 1, at most {@code to}
   * @param to at most the size of {@link #newest}
   */
  List<Digest> consistency(long from, long to);

  /** The root of the tree of the first {@code size} leaves; at most the size of {@link #newest}. */
  Digest root(long size);

  /**
   * Keeps the log able to prove everything as of this published size, for as long as it is among
   * the eight largest that were asked for; also after a restart.
   */
  void retain(long size);
}
