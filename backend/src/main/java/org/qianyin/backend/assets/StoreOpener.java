package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.qianyin.backend.assets.kubo.KuboBlockStore;
import org.qianyin.backend.assets.kubo.KuboSettings;
import org.qianyin.backend.assets.local.LocalBlockStore;
import org.qianyin.backend.assets.s3.S3BlockStore;
import org.qianyin.backend.assets.s3.S3Settings;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.backend.platform.StartRefused;
import org.qianyin.media.cid.Cid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the stores that the settings name, and refuses those that must not be used. */
final class StoreOpener {

  private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);

  private final AssetSettings settings;
  private final Path data;
  private final Path blocks;
  private final Predicate<Cid> known;

  /**
   * @param data the data folder
   * @param blocks the folder in it that a local primary keeps its files in
   * @param known whether a file is in the catalogue
   */
  StoreOpener(AssetSettings settings, Path data, Path blocks, Predicate<Cid> known) {
    this.settings = settings;
    this.data = data;
    this.blocks = blocks;
    this.known = known;
  }

  /**
   * Opens all of them.
   *
   * @throws StartRefused naming the store that must not be used, and what to do
   */
  Stores open() throws IOException {
    BlockStore primary = open(settings.store(), blocks, settings.kubo(), settings.s3());
    List<Stores.Named> replicas = new ArrayList<>();
    for (ReplicaSettings each : settings.replicas()) {
      replicas.add(new Stores.Named(each.name(), replica(each)));
    }
    return new Stores(new Stores.Named(settings.primaryName(), primary), replicas);
  }

  private BlockStore replica(ReplicaSettings replica) throws IOException {
    Path folder = replica.folder();
    Path place = folder == null ? blocks : folder.toAbsolutePath().normalize();
    if (folder != null && place.startsWith(data)) {
      throw new StartRefused(
          "REPLICA_FOLDER",
          "replica " + replica.name() + " is inside the data folder, where it dies with it",
          "Name a folder on another disk in qianyin.assets.replicas.folder.");
    }
    return open(replica.store(), place, replica.kubo(), replica.s3());
  }

  private BlockStore open(StoreKind kind, Path folder, KuboSettings kubo, S3Settings s3)
      throws IOException {
    return switch (kind) {
      case LOCAL -> new LocalBlockStore(folder, settings.reserve().toBytes());
      case KUBO -> kubo(kubo);
      case SHARED -> shared(folder, kubo);
      case S3 -> s3(s3);
    };
  }

  private BlockStore shared(Path folder, KuboSettings kubo) throws IOException {
    SharedBlockStore store =
        new SharedBlockStore(
            new LocalBlockStore(folder, settings.reserve().toBytes()),
            kubo(kubo),
            kubo.folder() == null ? folder.toAbsolutePath().toString() : kubo.folder());
    try {
      Optional<String> blind = store.blindness();
      if (blind.isPresent()) {
        store.close();
        throw new StartRefused(
            "KUBO_FOLDER",
            "the node does not read our files where they lie: " + blind.get(),
            "Enable its filestore and let it see the folder (docs/operations.md, Kubo).");
      }
    } catch (StoreFault e) {
      LOG.warn("{}; files are refused until it answers", e.getMessage());
    }
    return store;
  }

  /** A node that is down now may come up later; one that publishes what it stores is refused. */
  private KuboBlockStore kubo(KuboSettings settings) throws IOException {
    KuboBlockStore store = new KuboBlockStore(settings, known);
    try {
      Optional<String> isPublic = store.swarm().signOfPublic();
      if (isPublic.isPresent() && !settings.allowPublic()) {
        store.close();
        throw new StartRefused(
            "KUBO_PUBLIC",
            isPublic.get() + ", so that whatever is stored there can be fetched by anybody",
            "Close its swarm (docs/operations.md, Kubo), or set allow-public if publishing is meant.");
      }
      isPublic.ifPresent(sign -> LOG.warn("{}: what is stored there is published", sign));
    } catch (StoreFault e) {
      LOG.warn("{}; files are refused until it answers", e.getMessage());
    }
    return store;
  }

  private static BlockStore s3(S3Settings settings) throws IOException {
    S3BlockStore store = new S3BlockStore(settings);
    try {
      if (!store.hasBucket()) {
        store.close();
        throw new StartRefused(
            "BUCKET_MISSING",
            "there is no bucket " + settings.bucket() + " at " + settings.endpoint(),
            "Make it, for this server alone, or name another one.");
      }
    } catch (StoreFault e) {
      LOG.warn("{}; files are refused until it answers", e.getMessage());
    }
    return store;
  }
}
