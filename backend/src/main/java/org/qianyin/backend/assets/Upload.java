package org.qianyin.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qianyin.media.Fingerprint;
import org.springframework.stereotype.Service;

/** Takes files in: one pass hashes and stores, then the digest is checked, then it is kept. */
@Service
class Upload {

  private final BlockStore store;
  private final AssetCatalogue catalogue;
  private final AssetSettings settings;

  Upload(BlockStore store, AssetCatalogue catalogue, AssetSettings settings) {
    this.store = store;
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** A stored file, and whether this upload brought it. */
  record Stored(Asset asset, boolean isNew) {}

  /** A file of a request. */
  record Part(InputStream body, DeclaredDigest digest) {}

  /** Files of a request, one after the other: the next is there when the last was read. */
  interface Parts {
    /** The next file, or null behind the last. */
    @org.jspecify.annotations.Nullable
    Part next() throws IOException;
  }

  /**
   * Stores all files, or says which rule ended it.
   *
   * @throws Refused if a rule ends it, or the disk is full
   * @throws IOException if the store fails
   */
  List<Stored> receive(Parts parts) throws IOException {
    List<AssetCatalogue.Kept> kept = new ArrayList<>();
    for (Part part = parts.next(); part != null; part = parts.next()) {
      kept.add(receive(part));
    }
    List<Boolean> fresh = catalogue.put(kept);
    List<Stored> stored = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      stored.add(new Stored(asset(kept.get(i).fingerprint()), fresh.get(i)));
    }
    return stored;
  }

  private AssetCatalogue.Kept receive(Part part) throws IOException {
    try (BlockStore.Draft draft = store.draft()) {
      InputStream body = new BodyStream(part.body(), settings.maxSize().toBytes());
      Fingerprint fingerprint = Fingerprint.of(body, Fingerprint.Options.DEFAULTS.into(draft));
      part.digest().check(fingerprint.sha256());
      return new AssetCatalogue.Kept(fingerprint, draft.keep(fingerprint));
    } catch (Refused e) {
      throw e;
    } catch (IOException e) {
      if (isDiskFull(e)) {
        throw new Refused("STORAGE_FULL", "the disk is full", e);
      }
      throw e;
    }
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
