package org.qianyin.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.state.MemoryState;

/**
 * Registrations of works judged in log order by one thread, each into the state after the one
 * before; the baseline is the reading of the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ApplyBenchmark {

  private static final int WORKS = 2000;
  private static final int PARTIES = 2;

  private final List<Entry> entries = BenchmarkLog.entries(WORKS);
  private MemoryState registered = MemoryState.empty(BenchmarkLog.ORIGIN);

  /** Operator and studio first; then every work has to be valid, or nothing was measured. */
  @Setup
  public void check() {
    registered = applied(registered, 0, PARTIES);
    if (!apply().work(entries.getLast().id()).isPresent()) {
      throw new IllegalStateException("the last work is not in the state");
    }
  }

  @Benchmark
  @OperationsPerInvocation(WORKS)
  public MemoryState apply() {
    return applied(registered, PARTIES, entries.size());
  }

  /** Baseline: what has to be done before a rule can be asked. */
  @Benchmark
  @OperationsPerInvocation(WORKS)
  public int parseOnly() {
    int subjects = 0;
    for (Entry entry : entries.subList(PARTIES, entries.size())) {
      subjects += Entry.parse(entry.bytes(), Rules.types()).orThrow().subjects().size();
    }
    return subjects;
  }

  private MemoryState applied(MemoryState start, int from, int to) {
    MemoryState state = start;
    for (int seq = from; seq < to; seq++) {
      Ruling ruling = Rules.apply(state, seq, BenchmarkLog.TIME, entries.get(seq));
      state =
          switch (ruling) {
            case Ruling.Applied applied -> applied.after(state);
            case Ruling.Refused no -> throw new IllegalStateException(no.first().toString());
          };
    }
    return state;
  }
}
