package org.qianyin.backend.anchor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.qianyin.backend.ledger.AnchoredHeads;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.springframework.beans.factory.ObjectProvider;

/** Proven anchors as the ledger puts them into bundles. */
record StoredHeads(AnchorStore store, ObjectProvider<Anchoring> anchoring)
    implements AnchoredHeads {

  private static final int PROOF_DEPTH = 4;

  @Override
  public Optional<AnchoredHead> newest() {
    return store
        .newestProven()
        .flatMap(anchor ->
            anchor
                .settled()
                .flatMap(Anchor.Settled::proof)
                .map(proof -> new AnchoredHead(anchor.size(), json(proof))));
  }

  @Override
  public Optional<String> trouble() {
    Anchoring running = anchoring.getIfAvailable();
    return running == null
        ? Optional.of("this server anchors nothing (qianyin.chain.mode)")
        : Optional.of(running.trouble()).filter(words -> !words.isEmpty());
  }

  private static Json.Obj json(String proof) {
    byte[] bytes = proof.getBytes(StandardCharsets.US_ASCII);
    return (Json.Obj) Jcs.parse(bytes, PROOF_DEPTH).orThrow();
  }
}
