/** Tests of the whole application. May use every module's root types. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend;
