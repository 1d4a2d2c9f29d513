package org.qianyin.backend.node;

import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.ChainFacts;

/**
 * What a client shows, and its owner may copy into a policy after checking it elsewhere.
 *
 * @param origin of the log
 * @param vkey its verifier key (C2SP signed-note)
 * @param publishIntervalMs how often heads are published at most
 * @param operator {@code party:<id>} of entry 0; absent before it is published
 * @param chain where it is anchored; absent while the chain was not reached, or if nothing is
 * @param version of the server
 */
record LogFacts(
    String origin,
    String vkey,
    long publishIntervalMs,
    @Nullable String operator,
    @Nullable ChainFacts chain,
    String version) {}
