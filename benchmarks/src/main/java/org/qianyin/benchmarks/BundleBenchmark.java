package org.qianyin.benchmarks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * Whole bundles of different works under one checkpoint, as a platform checks those of a studio:
 * one Ed25519 signature each. There are more of them than the verifier remembers entries. The
 * baseline is that signature, with the reading of its entry: an entry that was checked remembers
 * it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
public class BundleBenchmark {

  private static final int WORKS = 2048;

  private final List<byte[]> bundles = BenchmarkLog.bundles(WORKS);
  private final BundleVerifier verifier =
      new BundleVerifier(BenchmarkLog.policy(), Rules.types(), Clock.systemUTC());
  private final List<byte[]> entries = bundles.stream().map(BundleBenchmark::entry).toList();
  private int next;

  /** Only bundles that pass count. */
  @Setup
  public void check() {
    for (int i = 0; i < WORKS; i++) {
      Verdict verdict = verify();
      if (verdict.overall() != Verdict.Overall.TOTAL_PASSED) {
        throw new IllegalStateException("a bundle did not pass: " + verdict);
      }
    }
  }

  private static byte[] entry(byte[] bundle) {
    return Bundle.parse(bundle).orThrow().entry().toArray();
  }

  @Benchmark
  public Verdict verify() {
    next = (next + 1) % WORKS;
    return verifier.verify(bundles.get(next), Optional.empty());
  }

  /** Of this, reading the JSON. */
  @Benchmark
  public Outcome<Bundle> readOnly() {
    next = (next + 1) % WORKS;
    return Bundle.parse(bundles.get(next));
  }

  /** Baseline: the entry and its signature. */
  @Benchmark
  public boolean signatureOnly() {
    next = (next + 1) % WORKS;
    return Entry.parse(entries.get(next), Rules.types()).orThrow().checkSignatures().isEmpty();
  }
}
