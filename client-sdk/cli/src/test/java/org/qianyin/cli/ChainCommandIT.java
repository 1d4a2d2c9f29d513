package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.server.Home;
import org.qianyin.cli.server.ServerProcess;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;

/** The operator's commands about the chain, against a real server and a development chain. */
class ChainCommandIT {
  private static final Home HOME = new Home(Path.of("../..").toAbsolutePath().normalize(), false);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "en_US.UTF-8");
    environment.put("QIANYIN_PASSPHRASE", "correct horse battery");
    environment.put("QIANYIN_HOME", HOME.folder().toString());
    return environment;
  }

  private ServerProcess serve() throws Exception {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return ServerProcess.start(
        new Voice(nowhere, nowhere, Language.EN, false),
        HOME,
        folder.resolve("data"),
        List.of(
            "--port",
            "0",
            "--qianyin.stop-with-parent=true",
            "--qianyin.chain.anvil=" + HOME.anvil().orElseThrow()),
        Map.of("QIANYIN_PASSPHRASE", "correct horse battery"),
        folder.resolve("server.log"),
        PATIENCE);
  }

  @Test
  void deploysTheContractOnceAndTellsHowItDoes() throws Exception {
    String data = folder.resolve("data").toString();
    CommandRun deployed = CommandRun.in(environment(), "chain", "deploy", "--json", "--data", data);
    assertThat(deployed.exit()).as(deployed.err()).isZero();
    String contract = deployed.json().string("contract");
    assertThat(deployed.json().string("chain")).isEqualTo("eip155:31337");

    CommandRun again = CommandRun.in(environment(), "chain", "deploy", "--data", data);
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out())
        .contains(
            "QIANYIN_CHAIN_CONTRACT=" + contract,
            "anchor eip155:31337 " + contract + " " + deployed.json().string("codeHash") + " none");

    ServerProcess server = serve();
    try {
      Map<String, String> asked = environment();
      Path policy = folder.resolve("policy");
      Files.writeString(
          policy,
          "log %s\nquorum none\naudit none\nmaxage none\n"
              .formatted(server.ready().string("vkey")));
      asked.put("QIANYIN_POLICY", policy.toString());
      asked.put("QIANYIN_SERVER", server.address().toString());
      CommandRun status = status(asked);
      assertThat(status.out()).contains(contract, "as it must be", "well, at block", "127.0.0.1:");
      assertThat(CommandRun.in(asked, "chain", "status", "--lang", "zh").out()).contains("合约");
      CommandRun json = CommandRun.in(asked, "chain", "status", "--json");
      assertThat(json.json().object("contract").string("contract")).isEqualTo(contract);
      assertThat(json.json().objects("endpoints")).hasSize(1);
    } finally {
      server.stop(Duration.ofSeconds(30));
    }
  }

  /** Asks until the server has looked at the chain. */
  private static CommandRun status(Map<String, String> environment) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    CommandRun run = CommandRun.in(environment, "chain", "status");
    while (run.exit() != 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      run = CommandRun.in(environment, "chain", "status");
    }
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }
}
