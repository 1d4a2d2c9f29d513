/** Tests of how the server speaks HTTP. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.web;
