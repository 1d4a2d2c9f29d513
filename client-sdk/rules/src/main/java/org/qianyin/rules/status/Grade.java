package org.qianyin.rules.status;

/** How an answer ends, best first (domain specification 5.1). */
public enum Grade {
  /** A permission that is recorded here covers it. */
  PERMITTED,
  /** The record cannot decide. */
  UNKNOWN,
  /** No permission is recorded, or one is barred. */
  PROHIBITED
}
