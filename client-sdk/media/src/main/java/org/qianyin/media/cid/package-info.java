/**
 * Content identifiers: names that a block's bytes prove (multiformats CID, varint, multihash). Pure
 * values; may use nothing but the JDK.
 */
@NullMarked
package org.qianyin.media.cid;

import org.jspecify.annotations.NullMarked;
