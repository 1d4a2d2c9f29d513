package org.qianyin.backend.assets;

import java.io.IOException;
import org.qianyin.backend.platform.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores of this server. */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

  @Bean
  Stores stores(AssetSettings settings, DataFolder folder, AssetCatalogue catalogue)
      throws IOException {
    return new StoreOpener(
            settings, folder.root(), folder.blocks(), file -> catalogue.find(file).isPresent())
        .open();
  }
}
