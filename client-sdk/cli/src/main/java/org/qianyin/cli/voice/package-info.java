/**
 * How a run of the command speaks: results and notes in one language, for people or as JSON, and
 * how it ends when something is wrong. May use {@code words} and the outcomes of the SDK; knows no
 * command.
 */
@NullMarked
package org.qianyin.cli.voice;

import org.jspecify.annotations.NullMarked;
