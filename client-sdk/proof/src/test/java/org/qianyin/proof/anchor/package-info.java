/** Anchors from real chains, forged ones, and tries made for the purpose. */
@NullMarked
package org.qianyin.proof.anchor;

import org.jspecify.annotations.NullMarked;
