package org.qianyin.backend.assets;

import org.qianyin.backend.assets.kubo.KuboSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept, and limits ({@code qianyin.assets.*}).
 *
 * @param store what takes uploads: {@code local} (the data folder) or {@code kubo}
 * @param kubo the node, if {@code store} is {@code kubo}
 * @param maxSize of one file
 * @param reserve room on the disk that uploads leave to everything else
 * @param maxParts files in one multipart body
 */
@ConfigurationProperties("qianyin.assets")
record AssetSettings(
    @DefaultValue("local") StoreKind store,
    @DefaultValue KuboSettings kubo,
    @DefaultValue("64GB") DataSize maxSize,
    @DefaultValue("512MB") DataSize reserve,
    @DefaultValue("1000") int maxParts) {

  AssetSettings {
    if (maxSize.toBytes() < 1 || reserve.isNegative() || maxParts < 1 || maxParts > 10_000) {
      throw new IllegalArgumentException(
          "qianyin.assets: want max-size > 0, reserve >= 0, max-parts 1–10000");
    }
  }
}
