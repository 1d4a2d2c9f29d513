/** Tests of complete tables. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.exports;
