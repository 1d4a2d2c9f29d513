package org.qianyin.proof.index;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.qianyin.proof.data.Digest;

/** The hashes of the subject map (ledger specification §4); one engine, not for several threads. */
final class MapHash {

  /** The hash of a side without subjects: 32 zero bytes, a value that no hash ever has. */
  static final Digest EMPTY = Digest.of(new byte[Digest.LENGTH]);

  private static final byte LEAF = 2;
  private static final byte NODE = 3;

  private final MessageDigest sha = Digest.sha256Engine();

  /** {@code SHA-256(0x02 ‖ key ‖ uint64be(count) ‖ root)}. */
  Digest leaf(Digest key, long count, Digest root) {
    sha.update(LEAF);
    key.update(sha);
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, count));
    root.update(sha);
    return Digest.finish(sha);
  }

  /** {@code SHA-256(0x03 ‖ left ‖ right)}. */
  Digest node(Digest left, Digest right) {
    sha.update(NODE);
    left.update(sha);
    right.update(sha);
    return Digest.finish(sha);
  }
}
