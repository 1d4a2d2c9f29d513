package org.qianyin.backend.assets;

import java.io.IOException;
import java.util.List;
import org.qianyin.backend.assets.kubo.KuboBlockStore;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.platform.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stores together that the settings name. */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AssetConfiguration.class);

  @Bean
  BlockStore primaryStore(AssetSettings settings, DataFolder folder, AssetCatalogue catalogue)
      throws IOException {
    return switch (settings.store()) {
      case LOCAL -> new LocalBlockStore(folder.blocks(), settings.reserve().toBytes());
      case KUBO -> new KuboBlockStore(settings.kubo(), file -> catalogue.find(file).isPresent());
    };
  }

  @Bean
  Stores stores(AssetSettings settings, BlockStore primaryStore) {
    String name = settings.store().name().toLowerCase(java.util.Locale.ROOT);
    return new Stores(new Stores.Named(name, primaryStore), List.of());
  }

  @Bean
  BadCopies badCopies() {
    return (store, file, what) -> LOG.warn("store {}: file {}: {}", store, file, what);
  }
}
