package org.qianyin.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * Says what a policy makes of a file and its proof. Needs no network, never throws for a bad proof,
 * and may be shared by threads.
 *
 * <pre>{@code
 * Policy policy = Policy.parse(Files.readAllBytes(Path.of("qianyin.policy"))).orThrow();
 * Verifier verifier = new Verifier(policy, Clock.systemUTC());
 * Verdict verdict = verifier.verify(Path.of("ep01.mp4"), Path.of("ep01.mp4.qianyin.json"));
 * switch (verdict.overall()) {
 *   case TOTAL_PASSED -> System.out.println("entry " + verdict.entry().get().seq());
 *   case INDETERMINATE, TOTAL_FAILED -> System.out.println(verdict.decisive().get());
 * }
 * }</pre>
 */
public final class Verifier {
  private static final int BUFFER = 1 << 17;
  private final BundleVerifier bundles;

  /**
   * @param policy whom the caller trusts; it never comes from a proof
   * @param clock against which ages are measured
   */
  public Verifier(Policy policy, Clock clock) {
    this.bundles = new BundleVerifier(policy, Rules.types(), clock);
  }

  /**
   * Checks a file against its proof. The file is streamed once, and once more if the entry names
   * its SM3, too.
   *
   * @param file of any size
   * @throws IOException if the file cannot be read
   */
  public Verdict verify(Path file, Bundle bundle) throws IOException {
    Digest sha256 = digest(file);
    return NamedSm3.check(bundles.verify(bundle, Optional.of(sha256)), file, sha256);
  }

  /**
   * Checks a file against the bytes of its proof.
   *
   * @param bundle any bytes: what is no bundle fails the check {@code bundle}
   * @throws IOException if the file cannot be read
   */
  public Verdict verify(Path file, byte[] bundle) throws IOException {
    return verify(file, bundle, bytes -> {});
  }

  /**
   * The same, and tells how far the reading of the file is.
   *
   * @param read hears how many more bytes were read
   * @throws IOException if the file cannot be read
   */
  public Verdict verify(Path file, byte[] bundle, LongConsumer read) throws IOException {
    Digest sha256 = digest(file, read);
    return NamedSm3.check(bundles.verify(bundle, Optional.of(sha256)), file, sha256);
  }

  /**
   * Checks a file against the proof that was saved beside it.
   *
   * @param proof of any size; not more of it is read than a bundle may have
   * @throws IOException if one of the two cannot be read
   */
  public Verdict verify(Path file, Path proof) throws IOException {
    try (InputStream in = Files.newInputStream(proof)) {
      return verify(file, in.readNBytes(Bundle.MAX_BYTES + 1));
    }
  }

  /** Checks a proof alone, whatever file it is about. */
  public Verdict verify(Bundle bundle) {
    return bundles.verify(bundle, Optional.empty());
  }

  /**
   * Checks the bytes of a proof alone.
   *
   * @param bundle any bytes
   */
  public Verdict verify(byte[] bundle) {
    return bundles.verify(bundle, Optional.empty());
  }

  /** Spares proofs about an entry of one's own the reading of it. */
  void remember(Entry entry) {
    bundles.remember(entry);
  }

  /**
   * SHA-256 of a file, in constant memory.
   *
   * @throws IOException if it cannot be read
   */
  static Digest digest(Path file) throws IOException {
    return digest(file, bytes -> {});
  }

  private static Digest digest(Path file, LongConsumer read) throws IOException {
    MessageDigest sha256 = Digest.sha256Engine();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
        read.accept(n);
      }
    }
    return Digest.finish(sha256);
  }
}
