/**
 * Bytes that convince a stranger: bundles, policies and verdicts, on top of the rooms below (data,
 * key, entry, log, index, anchor). Room {@code check} stands on top of this one and judges. Does no
 * I/O and knows no entry type but {@code index.head}.
 */
@NullMarked
package org.qianyin.proof;

import org.jspecify.annotations.NullMarked;
