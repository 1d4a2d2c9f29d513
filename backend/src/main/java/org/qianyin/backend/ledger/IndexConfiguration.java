package org.qianyin.backend.ledger;

import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.index.SubjectIndex;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Where the index is kept: in memory. Nobody else knows, so another store is put in here. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

  /** A store without subjects, for each replay anew. */
  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  IndexStore index() {
    return new SubjectIndex();
  }
}
