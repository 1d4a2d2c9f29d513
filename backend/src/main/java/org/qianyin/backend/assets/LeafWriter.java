package org.qianyin.backend.assets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.BlockSink;
import org.qianyin.media.unixfs.FileTree;
import org.qianyin.media.unixfs.UnixFsProfile;

/** Cuts a file that is written to it into the blocks of our profile, and gives them to a draft. */
final class LeafWriter extends OutputStream {

  private static final UnixFsProfile PROFILE = UnixFsProfile.V1_2025;

  private final FileTree tree;
  private final ByteBuffer leaf = ByteBuffer.allocate(PROFILE.chunkSize());
  private boolean empty = true;

  LeafWriter(BlockSink draft) {
    this.tree = new FileTree(PROFILE, draft);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    while (at < offset + length) {
      int count = Math.min(leaf.remaining(), offset + length - at);
      leaf.put(bytes, at, count);
      at += count;
      if (!leaf.hasRemaining()) {
        flushLeaf();
      }
    }
  }

  /** Ends the file. */
  FileTree.Root finish() throws IOException {
    if (leaf.position() > 0 || empty) {
      flushLeaf();
    }
    return tree.finish();
  }

  private void flushLeaf() throws IOException {
    leaf.flip();
    MessageDigest sha256 = HashFunction.SHA2_256.newDigest();
    sha256.update(leaf.duplicate());
    tree.leaf(leaf, sha256.digest());
    leaf.clear();
    empty = false;
  }
}
