/**
 * The {@code qianyin} command: one class a command, which prints what {@code client} returns. May
 * use the SDK, picocli and a progress bar; starts the backend as a process of its own and never as
 * a library.
 */
@NullMarked
package org.qianyin.cli;

import org.jspecify.annotations.NullMarked;
