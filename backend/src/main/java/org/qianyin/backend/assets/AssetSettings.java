package org.qianyin.backend.assets;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qianyin.backend.assets.kubo.KuboSettings;
import org.qianyin.backend.assets.s3.S3Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept, and limits ({@code qianyin.assets.*}).
 *
 * @param store what takes uploads: {@code local} (the data folder), {@code kubo}, {@code shared}
 *     (the data folder, from which a Kubo node serves) or {@code s3}
 * @param kubo the node, if {@code store} is {@code kubo} or {@code shared}
 * @param s3 the bucket, if {@code store} is {@code s3}
 * @param replicas stores that get a copy of every file, at most 8
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
    @DefaultValue S3Settings s3,
    @DefaultValue List<ReplicaSettings> replicas,
    @DefaultValue("64GB") DataSize maxSize,
    @DefaultValue("512MB") DataSize reserve,
    @DefaultValue("1000") int maxParts,
    @DefaultValue Pace pace,
    @DefaultValue("32") int atOnce) {

  private static final int MAX_REPLICAS = 8;

  AssetSettings {
    if (maxSize.toBytes() < 1 || reserve.isNegative() || maxParts < 1 || maxParts > 10_000) {
      throw new IllegalArgumentException(
          "qianyin.assets: want max-size > 0, reserve >= 0, max-parts 1–10000");
    }
    if (atOnce < 1) {
      throw new IllegalArgumentException("qianyin.assets: want at-once > 0");
    }
    boolean s3Used = store == StoreKind.S3;
    Set<String> names = new HashSet<>(Set.of(store.name().toLowerCase(Locale.ROOT)));
    for (ReplicaSettings replica : replicas) {
      if (!names.add(replica.name())) {
        throw new IllegalArgumentException(
            "qianyin.assets.replicas: want names that differ from each other and from the"
                + " primary's, got "
                + replica.name()
                + " twice");
      }
      s3Used |= replica.store() == StoreKind.S3;
    }
    if (replicas.size() > MAX_REPLICAS) {
      throw new IllegalArgumentException("qianyin.assets.replicas: want at most " + MAX_REPLICAS);
    }
    if (store == StoreKind.S3) {
      s3.check("qianyin.assets.s3");
    }
    if (s3Used && maxSize.toBytes() > S3Settings.MAX_FILE) {
      throw new IllegalArgumentException(
          "qianyin.assets.max-size: want at most "
              + S3Settings.MAX_FILE
              + " bytes with an S3 store");
    }
  }

  /** The name that the primary goes by: that of its kind. */
  String primaryName() {
    return store.name().toLowerCase(Locale.ROOT);
  }
}
