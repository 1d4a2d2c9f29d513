/** The contract of a store of files, and what its tests share. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.assets.store;
