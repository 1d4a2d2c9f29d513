/** Tests of the data folder as a store. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.assets.local;
