package org.qianyin.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Group;
import org.qianyin.cli.act.Passphrase;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.client.PrivateFile;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code log}: the operator's acts on the log itself. */
@Command(name = "log", subcommands = LogCommand.Init.class)
public final class LogCommand extends Group {

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
      int exit =
          ServeCommand.run(
              root(), List.of("log-init", "--data", data.toString()), origin, passphrase);
      if (exit == Trouble.DONE) {
        policy();
      }
      return exit;
    }

    /** A first policy, which trusts this log's key and waives the rest in so many words. */
    private void policy() throws IOException {
      String key = Files.readString(data.resolve("log").resolve("vkey")).strip();
      Path file = data.resolve("policy");
      PrivateFile.writeWhole(
          file,
          ("log " + key + "\nquorum none\naudit none\nmaxage none\n")
              .getBytes(StandardCharsets.UTF_8));
      voice().say("log.made", key, file);
      voice()
          .json(
              Json.Obj.of(
                  Map.of(
                      "origin", new Json.Str(key.substring(0, key.indexOf('+'))),
                      "policy", new Json.Str(file.toString()),
                      "vkey", new Json.Str(key))));
    }
  }
}
