package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905), fed piece by piece; several times slower than SHA-256. */
public final class Sm3 {
  private static final int BUFFER = 1 << 16;

  private final SM3Digest digest = new SM3Digest();

  Sm3() {}

  /**
   * Computes SM3 of bytes that can be read again, on {@code worker}: whoever made the fingerprint
   * does not wait.
   *
   * @return completes exceptionally with an IOException if the bytes cannot be read, and is left
   *     behind within 64 KiB when cancelled
   */
  public static CompletableFuture<ContentDigest> of(StreamSource source, Executor worker) {
    CompletableFuture<ContentDigest> promise = new CompletableFuture<>();
    worker.execute(() -> {
      try {
        read(source, promise);
      } catch (IOException | RuntimeException e) {
        promise.completeExceptionally(e);
      }
    });
    return promise;
  }

  /**
   * Computes SM3 of everything that {@code in} still has, on the caller's thread; does not close
   * it.
   *
   * @throws IOException if it cannot be read
   */
  public static ContentDigest of(InputStream in) throws IOException {
    return read(in, () -> false);
  }

  private static void read(StreamSource source, CompletableFuture<ContentDigest> promise)
      throws IOException {
    try (InputStream in = source.open()) {
      promise.complete(read(in, promise::isDone));
    }
  }

  private static ContentDigest read(InputStream in, BooleanSupplier givenUp) throws IOException {
    Sm3 sm3 = new Sm3();
    byte[] buffer = new byte[BUFFER];
    int n;
    while ((n = in.read(buffer)) >= 0 && !givenUp.getAsBoolean()) {
      sm3.update(buffer, n);
    }
    return sm3.finish();
  }

  void update(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
  }

  ContentDigest finish() {
    byte[] bytes = new byte[digest.getDigestSize()];
    digest.doFinal(bytes, 0);
    return new ContentDigest(ContentDigest.Algorithm.SM3, bytes);
  }
}
