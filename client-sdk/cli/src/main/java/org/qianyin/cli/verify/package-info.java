/**
 * Proofs: {@code verify}, {@code proof}, {@code inspect}. May use {@code act}, {@code voice} and
 * {@code words}.
 */
@NullMarked
package org.qianyin.cli.verify;

import org.jspecify.annotations.NullMarked;
