/** Tests of what the log says of licences, and of the answers about them. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.licensing;
