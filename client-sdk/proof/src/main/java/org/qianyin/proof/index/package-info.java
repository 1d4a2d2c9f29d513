/**
 * The verifiable index from subjects to entries: a compact sparse Merkle map over one small log per
 * subject, its proofs, and the heads that commit to it. May use data, entry and log.
 */
@NullMarked
package org.qianyin.proof.index;

import org.jspecify.annotations.NullMarked;
