/**
 * PostgreSQL as operators run it: with TLS, two roles and a standby, and everything that breaks.
 */
@NullMarked
package org.qianyin.backend.database;

import org.jspecify.annotations.NullMarked;
