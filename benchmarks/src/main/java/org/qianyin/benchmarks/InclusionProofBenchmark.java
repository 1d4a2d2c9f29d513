package org.qianyin.benchmarks;

import java.util.ArrayList;
import java.util.List;
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
import org.qianyin.proof.log.InclusionProof;

/** Inclusion proofs in a tree of 2²⁰ leaves; the baseline is the bare SHA-256 of 20 nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InclusionProofBenchmark {

  private static final int DEPTH = 20;
  private static final long INDEX = 0xa5a5a;

  private final Digest leaf = Digest.sha256(new byte[1]);
  private final InclusionProof proof = new InclusionProof(INDEX, 1L << DEPTH, path());
  private final Digest root = proof.root(leaf).orThrow();
  private final byte[] node = new byte[65];

  /** A proof that fails would be quicker. */
  @Setup
  public void check() {
    if (!verify() || proof.check(leaf, leaf).isEmpty()) {
      throw new IllegalStateException("the proof does not prove");
    }
  }

  @Benchmark
  public boolean verify() {
    return proof.check(leaf, root).isEmpty();
  }

  /** Baseline: as many hashes of as many bytes, and nothing else. */
  @Benchmark
  public byte[] hashesOnly() {
    var sha = Digest.sha256Engine();
    byte[] hash = node;
    for (int i = 0; i < DEPTH; i++) {
      hash = sha.digest(node);
    }
    return hash;
  }

  private static List<Digest> path() {
    List<Digest> path = new ArrayList<>();
    for (int i = 0; i < DEPTH; i++) {
      path.add(Digest.sha256(new byte[] {2, (byte) i}));
    }
    return path;
  }
}
