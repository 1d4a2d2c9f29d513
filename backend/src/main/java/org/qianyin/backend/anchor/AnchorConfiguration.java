package org.qianyin.backend.anchor;

import java.time.Clock;
import org.qianyin.backend.ledger.AnchoredHeads;
import org.qianyin.backend.ledger.HeadPublished;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.platform.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together; with {@code qianyin.chain.mode=none} nothing is anchored. */
@Configuration(proxyBeanMethods = false)
class AnchorConfiguration {

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
  AnchoredHeads anchoredHeads(AnchorStore store, ObjectProvider<Anchoring> anchoring) {
    return new StoredHeads(store, anchoring);
  }
}
