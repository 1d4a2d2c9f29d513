/**
 * Records about a work, contests and roles (bodies-v1 specification §4). May use proof, body and
 * schema.
 */
@NullMarked
package org.qianyin.rules.record;

import org.jspecify.annotations.NullMarked;
