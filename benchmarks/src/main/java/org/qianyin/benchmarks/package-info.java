/**
 * Benchmarks: each measures one promise against a named baseline in the same run and prints the
 * ratio. May use every other room; nobody uses this one.
 */
@NullMarked
package org.qianyin.benchmarks;

import org.jspecify.annotations.NullMarked;
