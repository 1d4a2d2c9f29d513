/**
 * What every command stands on: where the run begins, options that several share, opened keys,
 * references to works and parties as people write them, and consent to what will be signed. May use
 * {@code voice} and {@code words}; knows no command.
 */
@NullMarked
package org.qianyin.cli.act;

import org.jspecify.annotations.NullMarked;
