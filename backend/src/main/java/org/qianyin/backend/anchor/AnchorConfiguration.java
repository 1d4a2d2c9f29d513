package org.qianyin.backend.anchor;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.qianyin.backend.ledger.AnchoredHeads;
import org.qianyin.backend.ledger.HeadPublished;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together; with {@code qianyin.chain.mode=none} nothing is anchored. */
@Configuration(proxyBeanMethods = false)
class AnchorConfiguration {

  private static final int PROOF_DEPTH = 4;

  @Bean
  @ConditionalOnProperty(name = "qianyin.chain.mode", havingValue = "auto", matchIfMissing = true)
  Anchoring anchoring(
      ChainSettings settings, DataFolder folder, LogReader reader, AnchorStore store, Clock clock) {
    AnchoredLog ledger = new PublishedHeads(reader);
    ChainWay way = new ChainWay(settings, folder.chain(), ledger, store, clock);
    return new Anchoring(way, ledger, store, settings.poll(), clock);
  }

  @Bean
  @ConditionalOnProperty(name = "qianyin.chain.mode", havingValue = "auto", matchIfMissing = true)
  ApplicationListener<PayloadApplicationEvent<HeadPublished>> nudge(Anchoring anchoring) {
    return event -> anchoring.nudge();
  }

  @Bean
  AnchoredHeads anchoredHeads(AnchorStore store) {
    return () ->
        store
            .newestSettled()
            .map(anchor ->
                new AnchoredHeads.AnchoredHead(
                    anchor.size(), json(anchor.settled().orElseThrow().proof())));
  }

  private static Json.Obj json(String proof) {
    byte[] bytes = proof.getBytes(StandardCharsets.US_ASCII);
    return (Json.Obj) Jcs.parse(bytes, PROOF_DEPTH).orThrow();
  }
}
