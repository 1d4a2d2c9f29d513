/**
 * What is true: when an entry is valid, what it is about, who must sign it, and what may be done.
 * Pure functions without clock, input or output; may use proof and nothing else.
 */
@NullMarked
package org.qianyin.rules;

import org.jspecify.annotations.NullMarked;
