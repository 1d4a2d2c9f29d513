/**
 * Digests, JSON and outcomes: the values that everything else here is made of. Uses the JDK alone.
 */
@NullMarked
package org.qianyin.proof.data;

import org.jspecify.annotations.NullMarked;
