/**
 * Bytes that convince a stranger: entries, keys, log, index, checkpoints, bundles, policies and
 * verdicts. Does no I/O and knows no entry type but {@code index.head}; may use Bouncy Castle.
 */
@NullMarked
package org.qianyin.proof;

import org.jspecify.annotations.NullMarked;
