/** Tests of Kubo as a store, against a real node. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.assets.kubo;
