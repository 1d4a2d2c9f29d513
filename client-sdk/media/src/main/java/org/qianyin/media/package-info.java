/**
 * What a file is: its digests, size, media type and CID, found in one streaming pass. Does no I/O
 * beyond the streams and block stores it is given; may use Bouncy Castle (SM3) and Tika's detector.
 */
@NullMarked
package org.qianyin.media;

import org.jspecify.annotations.NullMarked;
