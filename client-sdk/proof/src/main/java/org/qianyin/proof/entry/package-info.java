/**
 * The entry envelope, its ids and subjects, its salted commitment, and what a type must say of
 * itself. May use data, key and log; knows no entry type but {@code index.head}.
 */
@NullMarked
package org.qianyin.proof.entry;

import org.jspecify.annotations.NullMarked;
