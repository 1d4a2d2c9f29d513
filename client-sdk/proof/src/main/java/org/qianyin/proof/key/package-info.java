/**
 * Public keys as multikeys, the five signature algorithms over entries, signers and sealed private
 * keys (ledger specification §1). May use data, the JDK and Bouncy Castle's lightweight API.
 */
@NullMarked
package org.qianyin.proof.key;

import org.jspecify.annotations.NullMarked;
