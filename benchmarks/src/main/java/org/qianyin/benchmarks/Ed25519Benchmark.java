package org.qianyin.benchmarks;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.Ed25519;
import org.qianyin.proof.key.PublicKey;
import org.qianyin.proof.key.SigningInput;
import org.qianyin.proof.key.SigningKey;

/**
 * The two ways to the one rule on Ed25519 (ledger specification §1), per signature with a key that
 * was validated before: ours, and the JDK's equation with R ≠ neutral as the baseline.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Ed25519Benchmark {

  private static final byte[] NEUTRAL = neutral();

  private final SigningInput input =
      new SigningInput(
          "ledger.example.org/main", "journal.committed", "", Digest.sha256(new byte[1]));
  private final SigningKey key = SigningKey.of(Algorithm.ED25519, new byte[32]);
  private final PublicKey publicKey = key.publicKey();
  private final byte[] signature = key.sign(input);
  private final byte[] message = input.message(publicKey.multikey());
  private java.security.PublicKey jdkKey;

  public Ed25519Benchmark() {
    try {
      jdkKey = jdkKey(publicKey.raw());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /** Both must accept before their speeds are compared. */
  @Setup
  public void check() throws GeneralSecurityException {
    if (!ours() || !jdkEquation()) {
      throw new IllegalStateException("a valid signature was refused");
    }
  }

  /** Bouncy Castle's equation with the validated key, and full validation of R. */
  @Benchmark
  public boolean ours() {
    return publicKey.check(input, signature).isEmpty();
  }

  /** The same for a key that is seen for the first time. */
  @Benchmark
  public boolean oursWithAFreshKey() {
    return Ed25519.verify(publicKey.raw(), message, signature);
  }

  /** Baseline: the JDK's equation, R ≠ neutral; the key was validated before. */
  @Benchmark
  public boolean jdkEquation() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(jdkKey);
    verifier.update(message);
    return !Arrays.equals(signature, 0, 32, NEUTRAL, 0, 32) && verifier.verify(signature);
  }

  private static java.security.PublicKey jdkKey(byte[] raw) throws GeneralSecurityException {
    byte[] y = raw.clone();
    boolean odd = y[31] < 0;
    y[31] &= 0x7f;
    for (int i = 0; i < 16; i++) {
      byte swap = y[i];
      y[i] = y[31 - i];
      y[31 - i] = swap;
    }
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private static byte[] neutral() {
    byte[] encoded = new byte[32];
    encoded[0] = 1;
    return encoded;
  }
}
