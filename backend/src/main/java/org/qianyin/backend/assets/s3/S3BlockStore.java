package org.qianyin.backend.assets.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Optional;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.media.cid.Cid;

/**
 * A bucket. A file's bytes, then its inner nodes, are one object {@code data/<random>}, written in
 * parts before its CID is known; the object {@code files/<cid>} names it, and is written last. So a
 * file is there whole or not at all, and an upload costs no copy.
 */
public final class S3BlockStore implements BlockStore {

  /** Each draft holds three parts in memory at most. */
  private static final int TOGETHER = 8;

  private final Bucket bucket;

  public S3BlockStore(S3Settings settings) {
    this.bucket = new Bucket(settings);
  }

  /**
   * Whether the bucket is there.
   *
   * @throws org.qianyin.backend.assets.store.StoreFault if the server does not answer
   */
  public boolean hasBucket() throws IOException {
    return bucket.exists();
  }

  @Override
  public int together() {
    return TOGETHER;
  }

  @Override
  public Draft draft() {
    return new S3Draft(bucket);
  }

  @Override
  public InputStream read(Cid file, long offset, long length) throws IOException {
    return bucket.get(body(file), offset, length);
  }

  @Override
  public byte[] block(Cid file, Place place) throws IOException {
    if (place.length() == 0) {
      body(file);
      return new byte[0];
    }
    try (InputStream in = read(file, place.offset(), place.length())) {
      return in.readNBytes(place.length());
    }
  }

  @Override
  public boolean keeps(Cid file, long size) throws IOException {
    Optional<String> body = bucket.text(name(file));
    return body.isPresent() && bucket.size(body.get()).orElse(-1) >= size;
  }

  /** An object is durable when it is answered for. */
  @Override
  public void settle(Collection<Cid> files) {}

  private String body(Cid file) throws IOException {
    Optional<String> body = bucket.text(name(file));
    return body.orElseThrow(() -> new NoSuchFileException(file.toString()));
  }

  static String name(Cid file) {
    return "files/" + file;
  }

  @Override
  public void close() {
    bucket.close();
  }
}
