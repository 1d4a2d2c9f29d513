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
 * @param pace that a body has to keep
 * @param atOnce uploads that are taken in at the same time, each with up to 5 MiB of the heap; the
 *     others wait for their turn as long as the pace has patience
 */
@ConfigurationProperties("qianyin.assets")
record AssetSettings(
    @DefaultValue("local") StoreKind store,
    @DefaultValue KuboSettings kubo,
    @DefaultValue("64GB") DataSize maxSize,
    @DefaultValue("512MB") DataSize reserve,
    @DefaultValue("1000") int maxParts,
    @DefaultValue Pace pace,
    @DefaultValue("32") int atOnce) {

  AssetSettings {
    if (maxSize.toBytes() < 1 || reserve.isNegative() || maxParts < 1 || maxParts > 10_000) {
      throw new IllegalArgumentException(
          "qianyin.assets: want max-size > 0, reserve >= 0, max-parts 1–10000");
    }
    if (atOnce < 1) {
      throw new IllegalArgumentException("qianyin.assets: want at-once > 0");
    }
  }
}
