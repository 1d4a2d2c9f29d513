package org.qianyin.rules.leaf;

/** Who gets to see a leaf (bodies-v1 specification §5). */
public enum Visibility {
  /** P: the server publishes its opening when it is given. */
  PUBLIC,
  /** P or C: published when its holder gives the opening, as at the end of an embargo. */
  BY_HOLDER,
  /** C: opened by its holder alone; a server refuses to publish it. */
  CONFIDENTIAL
}
