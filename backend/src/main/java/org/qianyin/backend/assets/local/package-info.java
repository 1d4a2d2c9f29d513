/**
 * The data folder as a store of files, one contiguous file each, written past the page cache. May
 * use the seam {@code store}, media and {@code platform}.
 */
@NullMarked
package org.qianyin.backend.assets.local;

import org.jspecify.annotations.NullMarked;
