package org.qianyin.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** {@code ./qianyin serve}, as somebody types it. */
record LedgerProcess(Process process, Path data, Path out, Path err) {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

  /** Starts it on a free port and waits until it is ready. */
  static LedgerProcess serve(Path data, Map<String, String> environment) throws Exception {
    Path out = data.resolveSibling(data.getFileName() + ".out");
    Path err = data.resolveSibling(data.getFileName() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder("./qianyin", "serve", "--data", data.toString(), "--port", "0")
            .directory(Path.of("../..").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("QIANYIN_NO_BUILD", "1");
    Files.deleteIfExists(data.resolve("server.json"));
    LedgerProcess ledger = new LedgerProcess(builder.start(), data, out, err);
    long end = System.nanoTime() + PATIENCE;
    while (ledger.process.isAlive() && !Files.exists(ledger.sign()) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    if (!Files.exists(ledger.sign())) {
      ledger.stop();
      throw new IllegalStateException("serve is not ready: " + ledger.said());
    }
    return ledger;
  }

  private Path sign() {
    return data.resolve("server.json");
  }

  URI address() throws Exception {
    Json.Obj ready = (Json.Obj) Jcs.parse(Files.readAllBytes(sign()), 8).orThrow();
    return URI.create("http://127.0.0.1:" + ready.integer("port") + "/");
  }

  /** Everything that it said. */
  String said() throws Exception {
    return Files.readString(out, StandardCharsets.UTF_8)
        + Files.readString(err, StandardCharsets.UTF_8);
  }

  /** Tells it to stop, as a terminal or a supervisor does, and gives its exit status. */
  int stop() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.waitFor();
  }
}
