/** Tests of storing and reading files. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.assets;
