package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;
import org.qianyin.media.unixfs.UnixFsProfile;

/**
 * What identifies a file, found in one pass over its bytes.
 *
 * @param sha256 of the whole file
 * @param size bytes
 * @param mediaType by first bytes and name; a hint, never a proof
 * @param cid root of its UnixFS tree, equal to Kubo's
 * @param dagSize bytes of all blocks of the tree, duplicates counted each time
 */
public record Fingerprint(
    ContentDigest sha256, long size, MediaType mediaType, Cid cid, long dagSize) {

  /**
   * Reads {@code in} to its end, on the caller's thread, and does not close it. A file of one chunk
   * is hashed right there and once (its one raw leaf has the file's own digest); a longer one on
   * two threads of the pass, file and leaves in parallel. Memory is a handful of chunks for any
   * size.
   *
   * @throws IOException if the stream or the sink fails, or the thread is interrupted
   */
  public static Fingerprint of(InputStream in, Options options) throws IOException {
    return Pass.run(in, options);
  }

  /**
   * The same without a name, a sink or SM3.
   *
   * @throws IOException if the stream fails or the thread is interrupted
   */
  public static Fingerprint of(InputStream in, Progress progress) throws IOException {
    return of(in, Options.DEFAULTS.reporting(progress));
  }

  /**
   * What a pass does besides; each method gives a changed copy.
   *
   * @param fileName hint for the media type; may be empty, is never opened
   * @param knownType the media type if it need not be found, or null
   * @param sink gets the blocks on the caller's thread, in order
   * @param sm3 promise of the SM3 digest, or null for none
   */
  public record Options(
      UnixFsProfile profile,
      String fileName,
      @Nullable MediaType knownType,
      Progress progress,
      BlockSink sink,
      @Nullable CompletableFuture<ContentDigest> sm3) {
    /** The project's profile, no name, no listener, no sink, no SM3. */
    public static final Options DEFAULTS =
        new Options(UnixFsProfile.V1_2025, "", null, Progress.NONE, BlockSink.none(), null);

    /** Cuts the file in another way: the CID then is another one. */
    public Options cut(UnixFsProfile newProfile) {
      return new Options(newProfile, fileName, knownType, progress, sink, sm3);
    }

    /** Names the file for the sake of its media type. */
    public Options named(String newName) {
      return new Options(profile, newName, knownType, progress, sink, sm3);
    }

    /**
     * Takes the media type as given: unless name and first bytes agree on a common type, finding it
     * costs about 0.4 ms a file, as much as hashing half a megabyte, and some tenths of a second
     * the first time.
     */
    public Options typed(MediaType type) {
      return new Options(profile, fileName, type, progress, sink, sm3);
    }

    /** Tells {@code listener} how far the pass is. */
    public Options reporting(Progress listener) {
      return new Options(profile, fileName, knownType, listener, sink, sm3);
    }

    /** Hands the blocks to {@code newSink}. */
    public Options into(BlockSink newSink) {
      return new Options(profile, fileName, knownType, progress, newSink, sm3);
    }

    /**
     * Also computes SM3, on a worker of its own which may lag 32 MiB behind; {@code promise} is
     * kept when it has caught up, which can be after the pass has returned, and broken when the
     * pass fails. SM3 is several times slower than SHA-256, so in a longer stream the lag fills and
     * the pass waits: for bytes that can be read twice, use {@link Sm3#of} beside or after the
     * pass.
     */
    public Options withSm3(CompletableFuture<ContentDigest> promise) {
      return new Options(profile, fileName, knownType, progress, sink, promise);
    }
  }
}
