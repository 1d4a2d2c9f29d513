package org.qianyin.client;

import java.nio.file.Path;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;

/** A file to be stored, under a digest that the server has to find too. Its name stays here. */
public record Upload(Path file, ContentDigest sha256, long size, String mime) {
  public static Upload of(Path file, Fingerprint fingerprint) {
    return new Upload(
        file, fingerprint.sha256(), fingerprint.size(), fingerprint.mediaType().value());
  }
}
