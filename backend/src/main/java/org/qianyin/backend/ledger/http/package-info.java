/**
 * The ledger over HTTP: entries in and out, alone and in batches, proofs, and the log at the paths
 * of C2SP tlog-tiles. Nobody uses it; may use the ledger's own API, and web.
 */
@NullMarked
package org.qianyin.backend.ledger.http;

import org.jspecify.annotations.NullMarked;
