/** What Kubo, ipfs-car and OpenSSL say of the names and files that media makes. */
@NullMarked
package org.qianyin.media.acceptance;

import org.jspecify.annotations.NullMarked;
