package org.qianyin.rules.body;

/** Whom a licence shuts out (domain specification 3.3); ordered from the weakest. */
public enum Exclusivity {
  /** 普通: nobody. */
  NON_EXCLUSIVE,
  /** 排他: everybody but the owner himself, who may grant to nobody else. */
  SOLE,
  /** 专有（独占）: everybody, the owner included. */
  EXCLUSIVE
}
