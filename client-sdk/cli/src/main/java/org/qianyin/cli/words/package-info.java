/**
 * How the command speaks: two languages, file names shown so that they cannot mislead. May use the
 * JDK only.
 */
@NullMarked
package org.qianyin.cli.words;

import org.jspecify.annotations.NullMarked;
