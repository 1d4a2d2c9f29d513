package org.qianyin.benchmarks;

import java.io.IOException;
import java.io.InputStream;
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
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * Entries of about 2 KB, one with few subjects and one with 128: JSON, then all stateless checks.
 * The baseline is the SHA-256 of the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EntryBenchmark {

  /** A resource. */
  @Param({"coowner-notified", "license-granted"})
  public String entry = "coowner-notified";

  private byte[] bytes = {};
  private Json json = new Json.Null();
  private Entry parsed = read("coowner-notified");

  @Setup
  public void read() {
    parsed = read(entry);
    bytes = parsed.bytes();
    json = parsed.json();
  }

  private static Entry read(String name) {
    try (InputStream in = EntryBenchmark.class.getResourceAsStream(name + ".entry.json")) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return Entry.parse(in.readAllBytes(), Rules.types()).orThrow();
    } catch (IOException e) {
      throw new IllegalStateException("a resource could not be read", e);
    }
  }

  @Benchmark
  public Outcome<Json> readJson() {
    return Jcs.parse(bytes, Entry.MAX_DEPTH);
  }

  @Benchmark
  public byte[] writeJson() {
    return Jcs.write(json);
  }

  /** All checks but the signatures, the id and the leaf hash. */
  @Benchmark
  public Digest parse() {
    return Entry.parse(bytes, Rules.types()).orThrow().leafHash();
  }

  /** Every signature, by keys that are known. */
  @Benchmark
  public boolean signatures() {
    return parsed.checkSignatures().isEmpty();
  }

  /** Baseline. */
  @Benchmark
  public Digest hashOnly() {
    return Digest.sha256(bytes);
  }
}
