package org.qianyin.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningInput;
import org.qianyin.proof.key.SigningKey;

/** One signature over an entry by each algorithm; {@code ED25519} is the baseline of the others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SignatureBenchmark {

  private static final byte[] SECRET = Digest.sha256(new byte[1]).bytes();

  /** A name of {@link Algorithm}. */
  @Param({"ED25519", "ES256K", "EIP712", "SM2", "ML_DSA_44"})
  public String algorithm = "ED25519";

  private final SigningInput input =
      new SigningInput(
          "ledger.example.org/main", "journal.committed", "", Digest.sha256(new byte[2]));
  private SigningKey key = SigningKey.of(Algorithm.ED25519, SECRET);
  private byte[] signature = key.sign(input);

  @Setup
  public void sign() {
    key = SigningKey.of(Algorithm.valueOf(algorithm.toUpperCase(Locale.ROOT)), SECRET);
    signature = key.sign(input);
    if (!verify()) {
      throw new IllegalStateException("a valid signature was refused");
    }
  }

  @Benchmark
  public boolean verify() {
    return key.publicKey().check(input, signature).isEmpty();
  }

  @Benchmark
  public byte[] create() {
    return key.sign(input);
  }
}
