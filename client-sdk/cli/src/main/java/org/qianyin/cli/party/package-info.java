/**
 * Who acts: {@code keys} and {@code party}. May use {@code act}, {@code voice} and {@code words}.
 */
@NullMarked
package org.qianyin.cli.party;

import org.jspecify.annotations.NullMarked;
