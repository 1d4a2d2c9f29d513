package org.qianyin.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.FileLeaves;
import org.qianyin.media.unixfs.UnixFsProfile;
import org.springframework.stereotype.Component;

/**
 * Reads files in one stream each and holds every leaf against its CID before a byte of it goes out.
 * A leaf that is wrong comes from another store; a store that fails in the middle is left for the
 * next one.
 */
@Component
class VerifiedReads {

  private final Copies copies;
  private final StoredBlocks blocks;

  VerifiedReads(Copies copies, StoredBlocks blocks) {
    this.copies = copies;
    this.blocks = blocks;
  }

  /**
   * Writes {@code length} bytes of a file from {@code offset}.
   *
   * @param size of the whole file
   * @throws org.qianyin.backend.assets.store.StoreFault if no store gives what is wanted; what was
   *     written until then is right
   */
  void copy(Cid file, long size, long offset, long length, OutputStream out) throws IOException {
    FileLeaves leaves = new FileLeaves(file, size, blocks);
    try (Reading reading = new Reading(file, size, offset, offset + length, out)) {
      leaves.visit(offset, length, reading);
    }
  }

  private final class Reading implements FileLeaves.Visitor, AutoCloseable {
    private final Cid file;
    private final long from;
    private final long to;
    private final long end;
    private final OutputStream out;
    private final List<Stores.Named> stores = copies.stores();
    private int current;
    private @Nullable InputStream stream;

    Reading(Cid file, long size, long from, long to, OutputStream out) {
      this.file = file;
      this.from = from;
      this.to = to;
      this.out = out;
      int leaf = UnixFsProfile.V1_2025.chunkSize();
      this.end = Math.min(size, (to + leaf - 1) / leaf * leaf);
    }

    @Override
    public void leaf(Cid cid, long offset, int length) throws IOException {
      byte[] bytes = next(cid, offset, length);
      int start = (int) Math.max(0, from - offset);
      out.write(bytes, start, (int) Math.min(length, to - offset) - start);
    }

    private byte[] next(Cid cid, long offset, int length) throws IOException {
      while (current < stores.size()) {
        Stores.Named store = stores.get(current);
        byte[] bytes = streamed(store, offset, length);
        if (bytes.length == length) {
          if (cid.matches(ByteBuffer.wrap(bytes))) {
            return bytes;
          }
          copies.corrupt(store, file, cid);
          return copies.blockOutside(store, file, new Place(cid, offset, length));
        }
        close();
        current++;
      }
      // No stream is left to follow: each leaf is looked for on its own, and fails by name.
      return copies.block(file, new Place(cid, offset, length));
    }

    /** Fewer bytes than {@code length} if the store fails. */
    private byte[] streamed(Stores.Named store, long offset, int length) {
      try {
        if (stream == null) {
          stream = store.store().read(file, offset, end - offset);
        }
        return stream.readNBytes(length);
      } catch (IOException e) {
        copies.failed(store, file, e);
        return new byte[0];
      }
    }

    @Override
    public void close() throws IOException {
      if (stream != null) {
        stream.close();
        stream = null;
      }
    }
  }
}
