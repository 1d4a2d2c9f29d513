/**
 * The algebra of what a licence covers: sets of territories, languages and channels, finite or
 * cofinite, windows of time, and boxes of all of them. May use body (sets and boxes as written),
 * vocabulary (for words) and the JSON values of proof; knows no work, party or entry.
 */
@NullMarked
package org.qianyin.rules.scope;

import org.jspecify.annotations.NullMarked;
