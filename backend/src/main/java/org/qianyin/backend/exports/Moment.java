package org.qianyin.backend.exports;

import java.time.Instant;
import org.qianyin.proof.data.Digest;

/**
 * The state of the log that a table shows.
 *
 * @param size of a published tree; entries before it are shown
 * @param root of that tree
 * @param time log time of its head: the "now" of the table, which has no other clock
 */
record Moment(long size, Digest root, Instant time) {}
