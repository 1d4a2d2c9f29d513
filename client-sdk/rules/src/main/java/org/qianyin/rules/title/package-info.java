/**
 * Title: assignments, corrections, notices among co-owners, pledges (bodies-v1 specification §4).
 * May use proof, body and schema.
 */
@NullMarked
package org.qianyin.rules.title;

import org.jspecify.annotations.NullMarked;
