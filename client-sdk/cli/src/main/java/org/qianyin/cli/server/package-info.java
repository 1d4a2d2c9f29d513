/**
 * The operator's commands: {@code serve}, {@code log}, {@code doctor}, and the server as a process
 * of its own. May use {@code act}, {@code voice} and {@code words}.
 */
@NullMarked
package org.qianyin.cli.server;

import org.jspecify.annotations.NullMarked;
