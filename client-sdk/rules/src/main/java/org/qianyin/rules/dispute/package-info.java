/**
 * Disputes, measures and their end (bodies-v1 specification §4). May use proof, body and schema.
 */
@NullMarked
package org.qianyin.rules.dispute;

import org.jspecify.annotations.NullMarked;
