package org.qianyin.backend.anchor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.account.KeySettings;
import org.qianyin.backend.anchor.rpc.DevelopmentSettings;
import org.qianyin.backend.anchor.rpc.EndpointSettings;
import org.qianyin.backend.anchor.rpc.FeeSettings;
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

  /** Chain settings for anchoring. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "qianyin.chain.mode", havingValue = "auto", matchIfMissing = true)
  static class Anchored {

    @Bean
    ChainWay chainWay(
        ChainSettings anchors,
        EndpointSettings endpoints,
        FeeSettings fees,
        DevelopmentSettings development,
        KeySettings keys,
        DataFolder folder,
        LogReader reader,
        AnchorStore store,
        MeterRegistry metrics,
        Clock clock) {
      ChainWay.Settings settings = new ChainWay.Settings(anchors, endpoints, fees, development);
      // Opened at the start: a wrong passphrase ends it, and not the first anchor.
      Optional<Account> account =
          endpoints.development() && keys.isEmpty()
              ? Optional.empty()
              : Optional.of(Accounts.open(keys, endpoints.deadline()));
      return new ChainWay(
          settings, account, folder.chain(), new PublishedHeads(reader), store, metrics, clock);
    }

    @Bean
    Anchoring anchoring(
        ChainWay way, ChainSettings settings, LogReader reader, AnchorStore store, Clock clock) {
      return new Anchoring(way, new PublishedHeads(reader), store, settings.poll(), clock);
    }

    @Bean
    ApplicationListener<PayloadApplicationEvent<HeadPublished>> nudge(Anchoring anchoring) {
      return event -> anchoring.nudge();
    }
  }

  @Bean
  AnchoredHeads anchoredHeads(AnchorStore store, ObjectProvider<Anchoring> anchoring) {
    return new StoredHeads(store, anchoring);
  }
}
