package org.qianyin.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** One command line, run in this process, and what it said. */
record CommandRun(int exit, String out, String err) {
  static CommandRun of(String... args) {
    return in(Map.of("LANG", "en_US.UTF-8"), args);
  }

  static CommandRun in(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            args,
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new CommandRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output as the one JSON document that it must be. */
  Json.Obj json() {
    return (Json.Obj) Jcs.parse(out.getBytes(StandardCharsets.UTF_8), 32).orThrow();
  }
}
