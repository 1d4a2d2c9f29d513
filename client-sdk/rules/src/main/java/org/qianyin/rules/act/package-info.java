/**
 * The terms in which the families say when an entry is valid: an act, the rules of one type, what
 * they find, and the ruling. May use proof, body, state, scope and vocabulary.
 */
@NullMarked
package org.qianyin.rules.act;

import org.jspecify.annotations.NullMarked;
