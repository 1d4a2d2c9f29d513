package org.qianyin.backend.anchor;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;

/** What anchoring needs of the log: its published heads, and that they extend each other. */
interface AnchoredLog {

  /**
   * @param size tree size, at least 1
   */
  record Head(long size, Digest root) {}

  String origin();

  /** The newest head whose checkpoint is published. */
  Optional<Head> newest();

  /**
   * RFC 6962 §2.1.2 proof.
   *
   * @param from at least 1, at most {@code to}
   * @param to at most the size of {@link #newest}
   */
  List<Digest> consistency(long from, long to);

  /** The root of the tree of the first {@code size} leaves. */
  Digest root(long size);

  /**
   * Asks the log to be able to prove everything as of {@code size}, until an anchor replaces it.
   */
  void retain(long size);
}
