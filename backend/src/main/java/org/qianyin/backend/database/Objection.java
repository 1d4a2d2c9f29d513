package org.qianyin.backend.database;

import org.qianyin.backend.platform.StartRefused;

/**
 * Why a PostgreSQL is not fit to keep a log.
 *
 * @param code stable, such as {@code POSTGRES_UNSAFE}
 * @param what was found, in one sentence
 * @param next what its operator does now
 */
record Objection(String code, String what, String next) {

  StartRefused refusal() {
    return new StartRefused(code, what, next);
  }
}
