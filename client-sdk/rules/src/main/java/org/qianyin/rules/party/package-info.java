/**
 * Parties, their keys and delegations, and the journal: bodies, signers and rules (ledger
 * specification §2). May use proof, body and schema.
 */
@NullMarked
package org.qianyin.rules.party;

import org.jspecify.annotations.NullMarked;
