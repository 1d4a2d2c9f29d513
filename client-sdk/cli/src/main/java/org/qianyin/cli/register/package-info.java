/**
 * {@code register}: files and works without a file. May use {@code verify} to fetch the proof anew,
 * {@code act}, {@code voice} and {@code words}.
 */
@NullMarked
package org.qianyin.cli.register;

import org.jspecify.annotations.NullMarked;
