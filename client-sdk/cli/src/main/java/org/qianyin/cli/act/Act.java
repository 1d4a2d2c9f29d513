package org.qianyin.cli.act;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Voice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One command: reads its options, does one thing, answers with an exit status. */
public abstract class Act implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** How this run speaks. */
  protected final Voice voice() {
    return root().voice();
  }

  /** What the process was started with. */
  protected final Root root() {
    if (spec == null) {
      throw new IllegalStateException("picocli fills in the spec before it calls a command");
    }
    return (Root) spec.root().userObject();
  }
}
