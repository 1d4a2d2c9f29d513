/**
 * The seam between the files that this server knows and whatever keeps their bytes. May use media
 * only; stores know neither the catalogue nor each other.
 */
@NullMarked
package org.qianyin.backend.assets.store;

import org.jspecify.annotations.NullMarked;
