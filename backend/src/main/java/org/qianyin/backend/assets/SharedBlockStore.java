package org.qianyin.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.kubo.KuboBlockStore;
import org.qianyin.backend.assets.local.LocalBlockStore;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.UnixFsProfile;

/**
 * A local store whose files a Kubo node serves from where they lie, so that the bytes are on the
 * disk once. The node is sent each file like any other, hashes and pins it, and notes where the
 * leaves are instead of writing them. It has to be told that when the file begins: where the sender
 * has not named the CID, the file is sent when it is all here. A file of one leaf is copied: a node
 * does not pin a leaf that it has only noted.
 */
final class SharedBlockStore implements BlockStore {

  private static final int LEAF = UnixFsProfile.V1_2025.chunkSize();

  private final LocalBlockStore local;
  private final KuboBlockStore node;
  private final String folder;
  private volatile boolean seen;

  /**
   * @param folder of the local store, as the node sees it
   */
  SharedBlockStore(LocalBlockStore local, KuboBlockStore node, String folder) {
    this.local = local;
    this.node = node;
    this.folder = folder;
  }

  /**
   * Why the node does not read the files of this folder, or empty: it is shown one.
   *
   * @throws StoreFault if it does not answer
   */
  Optional<String> blindness() throws IOException {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    Path file = local.incoming().resolve("seen-" + UUID.randomUUID());
    try {
      Files.write(file, bytes);
      Optional<String> blind =
          node.filestore().blindness(folder + "/incoming/" + file.getFileName().toString(), bytes);
      seen = blind.isEmpty();
      return blind;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Each draft is an open request. */
  @Override
  public int together() {
    return node.together();
  }

  @Override
  public Draft draft() throws IOException {
    return open(null);
  }

  @Override
  public Draft draft(Cid expected) throws IOException {
    return open(expected.codec() == Codec.RAW ? null : path(expected));
  }

  /**
   * @param path that the node hears of now; null if it hears later
   */
  private Draft open(@Nullable String path) throws IOException {
    if (!seen) {
      Optional<String> blind = blindness();
      if (blind.isPresent()) {
        throw StoreFault.unavailable("the node does not read our files: " + blind.get());
      }
    }
    LocalBlockStore.LocalDraft file = local.draft();
    try {
      return new SharedDraft(file, path == null ? null : node.reference(path));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private String path(Cid file) {
    return folder + "/" + LocalBlockStore.under(file);
  }

  @Override
  public InputStream read(Cid file, long offset, long length) throws IOException {
    return local.read(file, offset, length);
  }

  @Override
  public byte[] block(Cid file, Place place) throws IOException {
    return local.block(file, place);
  }

  @Override
  public boolean keeps(Cid file, long size) throws IOException {
    return local.keeps(file, size) && node.keeps(file, size);
  }

  @Override
  public void settle(Collection<Cid> files) throws IOException {
    local.settle(files);
  }

  @Override
  public void close() {
    node.close();
  }

  private final class SharedDraft implements Draft {
    private final LocalBlockStore.LocalDraft file;
    private final List<Cid> leaves = new ArrayList<>();
    private @Nullable Draft reference;
    private Set<Cid> strays = new HashSet<>();

    /**
     * @param reference what the node hears while the file comes in; null if it hears later
     */
    SharedDraft(LocalBlockStore.LocalDraft file, @Nullable Draft reference) {
      this.file = file;
      this.reference = reference;
    }

    @Override
    public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
      leaves.add(cid);
      Draft told = reference;
      if (told != null) {
        told.leaf(cid, offset, bytes.duplicate());
      }
      file.leaf(cid, offset, bytes);
    }

    /** The node makes its own. */
    @Override
    public void node(Cid cid, byte[] block) throws IOException {
      file.node(cid, block);
    }

    @Override
    public void finish(Fingerprint fingerprint) throws IOException {
      file.finish(fingerprint);
      Draft told = reference != null ? reference : tell(fingerprint);
      told.finish(fingerprint);
      if (leaves.size() > 1) {
        strays =
            node.filestore()
                .strays(leaves, path(fingerprint.cid())); // asked later it would read the file
      }
    }

    private Draft tell(Fingerprint fingerprint) throws IOException {
      Draft late = leaves.size() > 1 ? node.reference(path(fingerprint.cid())) : node.draft();
      reference = late;
      try (FileChannel bytes = file.reread()) {
        for (int i = 0; i < leaves.size(); i++) {
          late.leaf(leaves.get(i), (long) i * LEAF, leaf(bytes, i, fingerprint.size()));
        }
      }
      return late;
    }

    private static ByteBuffer leaf(FileChannel bytes, int index, long size) throws IOException {
      long offset = (long) index * LEAF;
      ByteBuffer leaf = ByteBuffer.allocate((int) Math.min(LEAF, size - offset));
      while (leaf.hasRemaining()) {
        if (bytes.read(leaf, offset + leaf.position()) < 0) {
          throw new IOException("a draft has lost its end");
        }
      }
      return leaf.flip();
    }

    /** From here on the node finds the leaves; those that it looks for elsewhere are put right. */
    @Override
    public void name(Fingerprint fingerprint) throws IOException {
      file.name(fingerprint);
      List<Place> bad = new ArrayList<>();
      for (int i = 0; i < leaves.size(); i++) {
        if (strays.remove(leaves.get(i))) {
          long offset = (long) i * LEAF;
          bad.add(
              new Place(leaves.get(i), offset, (int) Math.min(LEAF, fingerprint.size() - offset)));
        }
      }
      if (!bad.isEmpty()) {
        node.repair()
            .replace(fingerprint.cid(), bad, place -> local.block(fingerprint.cid(), place));
      }
    }

    @Override
    public void close() throws IOException {
      Draft told = reference;
      try (file) {
        if (told != null) {
          told.close();
        }
      }
    }
  }
}
