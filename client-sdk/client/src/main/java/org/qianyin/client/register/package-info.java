/**
 * Registers many files at once: hashing, upload, signing and sending overlap, and what was begun is
 * taken up again. May use the rest of {@code client}.
 */
@NullMarked
package org.qianyin.client.register;

import org.jspecify.annotations.NullMarked;
