package org.qianyin.media.unixfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.qianyin.media.cid.Cid;

/**
 * Takes the blocks of a file while it is being hashed, so that hashing and storing are one pass.
 * Called from one thread, children before their parents, leaves in the order of the file.
 *
 * <p>A leaf comes with its place in the file: a store may append the bytes to one contiguous file,
 * or ignore them because it has that file already, and keep only inner nodes and an index of
 * leaves.
 */
public interface BlockSink {
  /**
   * Takes a leaf: {@code bytes.remaining()} bytes of the file from {@code offset}.
   *
   * @param bytes read only, and valid during the call only: the memory is used again
   * @throws IOException ends the pass
   */
  void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException;

  /**
   * Takes an inner node (dag-pb); the last one is the root. A file of one chunk has none.
   *
   * @param block the receiver's to keep
   * @throws IOException ends the pass
   */
  void node(Cid cid, byte[] block) throws IOException;

  /** A sink that keeps nothing: for those who want the CID only. */
  static BlockSink none() {
    return new BlockSink() {
      @Override
      public void leaf(Cid cid, long offset, ByteBuffer bytes) {}

      @Override
      public void node(Cid cid, byte[] block) {}
    };
  }
}
