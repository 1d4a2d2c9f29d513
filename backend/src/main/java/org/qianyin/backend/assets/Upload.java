package org.qianyin.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.AtOnce;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.cid.Cid;
import org.springframework.stereotype.Service;

/** Takes files in: one pass hashes and stores, then the digest is checked, then it is kept. */
@Service
class Upload {

  /** What programs send that do not know either; curl says that everything is a form. */
  private static final Set<String> SAYS_NOTHING =
      Set.of(MediaType.UNKNOWN.value(), "application/x-www-form-urlencoded");

  private final BlockStore store;
  private final List<String> replicas;
  private final AssetCatalogue catalogue;
  private final CopyMaker copies;
  private final AssetSettings settings;
  private final Semaphore turns;

  Upload(Stores stores, AssetCatalogue catalogue, CopyMaker copies, AssetSettings settings) {
    this.store = stores.primary().store();
    this.replicas = stores.replicas().stream().map(Stores.Named::name).toList();
    this.catalogue = catalogue;
    this.copies = copies;
    this.settings = settings;
    this.turns = new Semaphore(settings.atOnce(), true);
  }

  /** A stored file, and whether this upload brought it. */
  record Stored(Asset asset, boolean isNew) {}

  /**
   * A file of a request.
   *
   * @param type as its sender named it; null to look for it in the first bytes, which costs more
   *     than all the rest of a small file
   */
  record Part(InputStream body, Declared declared, @Nullable MediaType type) {

    static Part of(InputStream body, Declared declared, @Nullable String contentType) {
      return new Part(body, declared, named(contentType));
    }

    private static @Nullable MediaType named(@Nullable String contentType) {
      String name = contentType == null ? "" : contentType.replaceAll(";.*", "").strip();
      try {
        MediaType type = new MediaType(name.toLowerCase(Locale.ROOT));
        return SAYS_NOTHING.contains(type.value()) ? null : type;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** Files of a request, one after the other: the next is there when the last was read. */
  interface Parts {
    /** The next file, or null behind the last. */
    @org.jspecify.annotations.Nullable
    Part next() throws IOException;
  }

  /**
   * Stores all files, or says which rule ended it. Waits for its turn while others are being taken.
   *
   * @throws Refused if a rule ends it, the disk is full, or its turn does not come
   * @throws IOException if the store fails
   */
  List<Stored> receive(Parts parts) throws IOException {
    if (!isMyTurn()) {
      throw new Refused(
          "OVERLOADED",
          "uploads: " + settings.atOnce() + " are being taken in, and more are waiting");
    }
    try {
      return store(parts);
    } finally {
      turns.release();
    }
  }

  private boolean isMyTurn() throws IOException {
    try {
      return turns.tryAcquire(settings.pace().patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private List<Stored> store(Parts parts) throws IOException {
    List<AssetCatalogue.Kept> kept = new ArrayList<>();
    List<Received> group = new ArrayList<>();
    try {
      for (Part part = parts.next(); part != null; part = parts.next()) {
        group.add(receive(part));
        if (group.size() == store.together()) {
          kept.addAll(keep(group));
        }
      }
      kept.addAll(keep(group));
    } catch (IOException e) {
      throw isDiskFull(e) ? new Refused("STORAGE_FULL", "disk: the server's disk is full", e) : e;
    } finally {
      for (Received left : group) {
        left.draft().close();
      }
    }
    List<Boolean> fresh = catalogue.put(kept, replicas);
    copies.nudge();
    List<Stored> stored = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      stored.add(new Stored(asset(kept.get(i).fingerprint()), fresh.get(i)));
    }
    return stored;
  }

  /** A file that is all there, not yet durable. */
  private record Received(BlockStore.Draft draft, Layout layout, Fingerprint fingerprint) {}

  private Received receive(Part part) throws IOException {
    Cid expected = part.declared().cid();
    BlockStore.Draft draft = expected == null ? store.draft() : store.draft(expected);
    try {
      InputStream body = new BodyStream(part.body(), settings.maxSize().toBytes());
      Layout layout = new Layout(draft);
      Fingerprint.Options options = Fingerprint.Options.DEFAULTS.into(layout);
      MediaType named = part.type();
      Fingerprint fingerprint =
          Fingerprint.of(body, named == null ? options : options.typed(named));
      part.declared().check(fingerprint);
      return new Received(draft, layout, fingerprint);
    } catch (IOException | RuntimeException e) {
      draft.close();
      throw e;
    }
  }

  /** Makes a group of files durable together, and empties it. */
  private List<AssetCatalogue.Kept> keep(List<Received> group) throws IOException {
    if (group.isEmpty()) {
      return List.of();
    }
    AtOnce.each(group, each -> each.draft().finish(each.fingerprint()));
    List<AssetCatalogue.Kept> kept = new ArrayList<>();
    for (Received each : group) {
      Fingerprint file = each.fingerprint();
      each.draft().name(file);
      each.draft().close();
      kept.add(new AssetCatalogue.Kept(file, each.layout().places(file.size())));
    }
    store.settle(kept.stream().map(each -> each.fingerprint().cid()).toList());
    group.clear();
    return kept;
  }

  /** Java has no type for it; the words are the C library's, in every locale that a JVM sets. */
  private static boolean isDiskFull(Throwable e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    Throwable cause = e.getCause();
    return words.contains("no space left")
        || words.contains("quota exceeded")
        || (cause != null && isDiskFull(cause));
  }

  private static Asset asset(Fingerprint file) {
    return AssetCatalogue.assetOf(file.cid(), file.sha256(), file.size(), file.mediaType());
  }
}
