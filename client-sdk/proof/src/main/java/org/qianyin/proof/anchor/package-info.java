/**
 * Anchors on an Ethereum-compatible chain, checked without one: from a trusted block header through
 * the contract's account and code down to the root in its storage (ledger specification §9,
 * EIP-1186). May use data.
 */
@NullMarked
package org.qianyin.proof.anchor;

import org.jspecify.annotations.NullMarked;
