/**
 * The transparency log: RFC 6962 trees and their proofs, C2SP tiles, signed notes, checkpoints and
 * cosignatures. May use data and key.
 */
@NullMarked
package org.qianyin.proof.log;

import org.jspecify.annotations.NullMarked;
