/**
 * The words in which closed body schemas are written: forms of values, members, rules between
 * members, subjects, signers. May use proof; knows no type of entry.
 */
@NullMarked
package org.qianyin.rules.schema;

import org.jspecify.annotations.NullMarked;
