/**
 * The entry envelope, its ids and subjects, its salted commitment, and what a type must say of
 * itself. May use data and key; knows no entry type.
 */
@NullMarked
package org.qianyin.proof.entry;

import org.jspecify.annotations.NullMarked;
