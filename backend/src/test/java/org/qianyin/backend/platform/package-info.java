/** Tests of what the server needs of its machine. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.platform;
