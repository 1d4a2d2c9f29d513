/**
 * What is known of the contract {@code CheckpointAnchor} without a chain: its code for a given log,
 * the hash of that code, and where it stores roots. May use the resources that the build makes from
 * the Solidity sources, and Keccak.
 */
@NullMarked
package org.qianyin.contracts;

import org.jspecify.annotations.NullMarked;
