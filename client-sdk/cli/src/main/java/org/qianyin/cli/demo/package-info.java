/**
 * {@code demo}: the whole path on embedded parts, each printed sentence with the check that it
 * holds. May use every other command's room; {@code sample} draws its works, {@code report} writes
 * its page.
 */
@NullMarked
package org.qianyin.cli.demo;

import org.jspecify.annotations.NullMarked;
