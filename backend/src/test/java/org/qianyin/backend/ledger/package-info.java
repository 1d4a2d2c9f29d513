/** Tests of appending entries, of what is handed out for them, and of crashes. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.ledger;
