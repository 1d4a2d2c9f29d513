package org.qianyin.backend.licensing;

import java.time.Instant;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * A licence as the log told it at one size of its tree.
 *
 * @param seq of its grant
 * @param loggedAt log time of its grant
 * @param doc commitment to what only its parties read, such as the price
 * @param body of its grant
 * @param ended from when on it is terminated; absent while nobody terminated it
 */
public record License(
    EntryId id,
    long seq,
    Instant loggedAt,
    PartyId licensor,
    PartyId licensee,
    Optional<Digest> doc,
    Json.Obj body,
    Optional<Instant> ended) {}
