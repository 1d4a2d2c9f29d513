/**
 * Writes the report of {@code demo}: one HTML page in Chinese and English that loads nothing and
 * runs no script. May use {@code words}; what it shows is handed to it, already checked.
 */
@NullMarked
package org.qianyin.cli.demo.report;

import org.jspecify.annotations.NullMarked;
