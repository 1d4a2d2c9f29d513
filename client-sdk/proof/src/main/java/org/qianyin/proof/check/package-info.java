/**
 * What a policy makes of a bundle: small checks, each in a class, put together in {@link
 * org.qianyin.proof.check.BundleVerifier}, the one way in. May use every other room; none but the
 * caller uses it.
 */
@NullMarked
package org.qianyin.proof.check;

import org.jspecify.annotations.NullMarked;
