package org.qianyin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code log}: the operator's acts on the log itself. */
@Command(name = "log", subcommands = LogCommand.Init.class)
final class LogCommand extends Group {

  /**
   * {@code log init}: makes the log's key, the signer's state, the operator's party and entry 0 in
   * a folder that holds no log.
   */
  @Command(name = "init")
  static final class Init extends Act {
    @Option(names = "--data", paramLabel = "DIR", required = true)
    private Path data = Path.of(".qianyin");

    @Option(names = "--origin", paramLabel = "HOST/NAME")
    private @Nullable String origin;

    @Mixin private Passphrase passphrase = new Passphrase();

    @Override
    public Integer call() throws IOException, InterruptedException {
      return ServeCommand.run(
          root(), List.of("log-init", "--data", data.toString()), origin, passphrase);
    }
  }
}
