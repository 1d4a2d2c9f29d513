/** Tests of what may be signed. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.signer;
