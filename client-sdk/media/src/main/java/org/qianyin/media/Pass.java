package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qianyin.media.Fingerprint.Options;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.FileTree;

/** One pass over a file: decides by its first two chunks whether threads are worth their while. */
final class Pass {
  private final Options options;
  private final FileTree tree;

  private Pass(Options options) {
    this.options = options;
    this.tree = new FileTree(options.profile(), options.sink());
  }

  static Fingerprint run(InputStream in, Options options) throws IOException {
    try {
      return new Pass(options).run(in);
    } catch (IOException | RuntimeException | Error e) {
      CompletableFuture<ContentDigest> promise = options.sm3();
      if (promise != null) {
        promise.completeExceptionally(e);
      }
      throw e;
    }
  }

  private Fingerprint run(InputStream in) throws IOException {
    int chunkSize = options.profile().chunkSize();
    Chunk first = new Chunk(chunkSize);
    first.fill(in);
    MediaType known = options.knownType();
    MediaType type =
        known != null
            ? known
            : MediaTypes.detect(first.bytes(), first.length(), options.fileName());
    if (first.isFull()) {
      Chunk second = new Chunk(chunkSize);
      if (second.fill(in) > 0) {
        try (Pipeline pipeline = new Pipeline(options, tree)) {
          byte[] sha256 = pipeline.run(in, first, second);
          return fingerprint(sha256, type);
        }
      }
    }
    return fingerprint(single(first), type);
  }

  /** The leaf's digest is the file's own. */
  private byte[] single(Chunk chunk) throws IOException {
    var digest = HashFunction.SHA2_256.newDigest();
    digest.update(chunk.view());
    byte[] sha256 = digest.digest();
    tree.leaf(chunk.view(), sha256);
    options.progress().reached(chunk.length());
    completeSm3(options.sm3(), chunk);
    return sha256;
  }

  private static void completeSm3(@Nullable CompletableFuture<ContentDigest> promise, Chunk chunk) {
    if (promise != null) {
      Sm3 sm3 = new Sm3();
      sm3.update(chunk.bytes(), chunk.length());
      promise.complete(sm3.finish());
    }
  }

  private Fingerprint fingerprint(byte[] sha256, MediaType type) throws IOException {
    FileTree.Root root = tree.finish();
    return new Fingerprint(
        new ContentDigest(ContentDigest.Algorithm.SHA256, sha256),
        root.size(),
        type,
        root.cid(),
        root.dagSize());
  }
}
