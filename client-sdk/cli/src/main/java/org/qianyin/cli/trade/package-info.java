/**
 * What a trade partner asks for: {@code status} and {@code export}. May use {@code act}, {@code
 * voice} and {@code words}.
 */
@NullMarked
package org.qianyin.cli.trade;

import org.jspecify.annotations.NullMarked;
