package org.qianyin.media.unixfs;

import org.qianyin.media.cid.Cid;

/**
 * A link of a dag-pb node.
 *
 * @param tsize encoded bytes of everything below, duplicates counted each time
 */
record PbLink(Cid cid, String name, long tsize) {}
