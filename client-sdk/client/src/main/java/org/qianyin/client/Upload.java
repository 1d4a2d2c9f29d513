package org.qianyin.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.sealed.FileKey;
import org.qianyin.media.sealed.SealingStream;

/**
 * A file to be stored, under a digest and a CID that the server has to find too. Its name stays
 * here.
 *
 * @param sha256 of what is sent
 * @param cid of what is sent
 * @param size of what is sent
 * @param seal how the file is sealed while it is sent, if the server is not to have it as it is
 */
public record Upload(
    Path file, ContentDigest sha256, Cid cid, long size, String mime, Optional<Seal> seal) {

  /**
   * How a file is sealed.
   *
   * @param digest of the file itself
   */
  public record Seal(FileKey key, ContentDigest digest) {}

  /** A file that is sent as it is. */
  public static Upload of(Path file, Fingerprint fingerprint) {
    return new Upload(
        file,
        fingerprint.sha256(),
        fingerprint.cid(),
        fingerprint.size(),
        fingerprint.mediaType().value(),
        Optional.empty());
  }

  /** A file that is sent sealed, and is nothing but bytes to whoever gets it. */
  public static Upload sealed(Path file, Fingerprint sealed, Seal seal) {
    return new Upload(
        file,
        sealed.sha256(),
        sealed.cid(),
        sealed.size(),
        MediaType.UNKNOWN.value(),
        Optional.of(seal));
  }

  /** The bytes that are sent. */
  BodyPublisher body() throws IOException {
    if (seal.isEmpty()) {
      return BodyPublishers.ofFile(file);
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> sealing(seal.get())), size);
  }

  private InputStream sealing(Seal how) {
    try {
      return new SealingStream(Files.newInputStream(file), how.digest(), how.key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
