/**
 * Payments, royalties and usage reports (bodies-v1 specification §4). May use proof, body and
 * schema.
 */
@NullMarked
package org.qianyin.rules.money;

import org.jspecify.annotations.NullMarked;
