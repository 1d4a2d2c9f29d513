package org.qianyin.backend.assets;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.kubo.KuboSettings;
import org.qianyin.backend.assets.s3.S3Settings;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A store that gets a copy of every file ({@code qianyin.assets.replicas[n].*}).
 *
 * @param name that it keeps for good: the outbox and the metrics know it by this; 1–32 of a–z, 0–9
 *     and hyphens
 * @param store its kind
 * @param folder of a {@code local} replica, on another disk than the data folder
 * @param kubo of a {@code kubo} replica
 * @param s3 of an {@code s3} replica
 */
record ReplicaSettings(
    String name,
    StoreKind store,
    @Nullable Path folder,
    @DefaultValue KuboSettings kubo,
    @DefaultValue S3Settings s3) {

  ReplicaSettings {
    if (name == null || !name.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException(
          "qianyin.assets.replicas.name: want 1–32 of a–z, 0–9 and hyphens, got " + name);
    }
    if (store == null || store == StoreKind.SHARED) {
      throw new IllegalArgumentException(
          "qianyin.assets.replicas.store: replica " + name + " wants local, kubo or s3");
    }
    if ((store == StoreKind.LOCAL) != (folder != null)) {
      throw new IllegalArgumentException(
          "qianyin.assets.replicas.folder: a local replica wants one, others none; see " + name);
    }
    if (store == StoreKind.S3) {
      s3.check("qianyin.assets.replicas.s3");
    }
  }
}
