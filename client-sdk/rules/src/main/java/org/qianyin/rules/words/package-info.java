/**
 * Entries in words, Chinese and English, for people who sign or read them. May use proof, body,
 * scope and vocabulary; decides nothing.
 */
@NullMarked
package org.qianyin.rules.words;

import org.jspecify.annotations.NullMarked;
