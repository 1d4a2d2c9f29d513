/**
 * A Kubo node as a store of files, over its RPC. May use the seam {@code store}, media, the JDK's
 * HTTP client and the JSON reader.
 */
@NullMarked
package org.qianyin.backend.assets.kubo;

import org.jspecify.annotations.NullMarked;
