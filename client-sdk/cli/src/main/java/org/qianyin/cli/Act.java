package org.qianyin.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One command: reads its options, does one thing, answers with an exit status. */
abstract class Act implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** How this run speaks. */
  final Voice voice() {
    return root().voice();
  }

  /** What the process was started with. */
  final QianyinCommand root() {
    if (spec == null) {
      throw new IllegalStateException("picocli fills in the spec before it calls a command");
    }
    return (QianyinCommand) spec.root().userObject();
  }
}
