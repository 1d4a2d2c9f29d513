/** Tests of what the log says of parties. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.parties;
