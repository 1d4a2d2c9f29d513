/**
 * Blocks in one stream (CARv1), written as they come and verified as they are read. May use cid and
 * the JDK.
 */
@NullMarked
package org.qianyin.media.car;

import org.jspecify.annotations.NullMarked;
