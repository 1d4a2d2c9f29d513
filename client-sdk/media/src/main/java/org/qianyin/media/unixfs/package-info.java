/**
 * Files and directories as trees of blocks, byte for byte those of Kubo (UnixFS on dag-pb). Builds
 * them while bytes stream by, reads them back verified; may use cid and the JDK.
 */
@NullMarked
package org.qianyin.media.unixfs;

import org.jspecify.annotations.NullMarked;
