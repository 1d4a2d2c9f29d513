/** Tests of what the log says of works. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.works;
