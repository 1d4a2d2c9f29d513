package org.qianyin.rules.work;

import java.util.Collection;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.state.State;

/** The same bytes once per party, so that their facet cannot be flooded (ledger spec §3). */
final class Contents {

  private Contents() {}

  static Optional<Refusal> repeated(State state, PartyId by, Collection<Digest> digests) {
    return digests.stream()
        .filter(digest -> state.hasContent(digest, by))
        .findFirst()
        .map(digest ->
            Refusal.of(
                "CONTENT_REPEATED",
                "digest: this party registered sha256:" + digest + " before; refer to that work"));
  }
}
