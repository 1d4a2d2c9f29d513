package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.server.Home;

/** {@code chain deploy} on a chain that somebody else runs, with a key that the operator holds. */
class ChainDeployIT {
  private static final Home HOME = new Home(Path.of("../..").toAbsolutePath().normalize(), false);
  private static final Pattern LISTENING = Pattern.compile("Listening on (127\\.0\\.0\\.1:\\d+)");

  private static final String KEY =
      "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
  private static final String ACCOUNT = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";

  /** The example of the Web3 Secret Storage Definition, and the account that it names. */
  private static final String KEYSTORE =
      """
      {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
      "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
      "kdf":"pbkdf2","kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
      "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
      "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
      "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  private static final String KEPT_ACCOUNT = "0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b";

  @TempDir private Path folder;
  private Process anvil;
  private String rpc;

  @BeforeEach
  void startChain() throws Exception {
    anvil =
        new ProcessBuilder(
                HOME.anvil().orElseThrow().toString(),
                "--port=0",
                "--block-time=0.5",
                "--slots-in-an-epoch=2",
                "--hardfork=osaka",
                "--accounts=0",
                "--chain-id=4711")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    CompletableFuture<String> listening = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(anvil, listening), "anvil");
    reader.setDaemon(true);
    reader.start();
    rpc = "http://" + listening.get(40, TimeUnit.SECONDS);
  }

  /** To its end, so that it never waits for a full pipe. */
  private static void read(Process process, CompletableFuture<String> listening) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = LISTENING.matcher(line);
        if (found.find()) {
          listening.complete(found.group(1));
        }
      }
      listening.completeExceptionally(new IllegalStateException("anvil ended"));
    } catch (java.io.IOException e) {
      listening.completeExceptionally(e);
    }
  }

  @AfterEach
  void stopChain() {
    anvil.destroy();
  }

  @Test
  void deploysWithTheKeyOfTheEnvironment() throws Exception {
    deploysFrom(ACCOUNT, Map.of("QIANYIN_CHAIN_KEY", KEY));
  }

  @Test
  void deploysWithAKeystoreWhosePassphraseIsInAFile() throws Exception {
    Path keystore = Files.writeString(folder.resolve("anchor.json"), KEYSTORE);
    Path passphrase = Files.writeString(folder.resolve("anchor.txt"), "testpassword\n");
    deploysFrom(
        KEPT_ACCOUNT,
        Map.of(
            "QIANYIN_CHAIN_KEYSTORE",
            keystore.toString(),
            "QIANYIN_CHAIN_KEYSTORE_PASSPHRASE_FILE",
            passphrase.toString()));
  }

  private void deploysFrom(String account, Map<String, String> key) throws Exception {
    ask("anvil_setBalance", account, "0x56bc75e2d63100000");
    Map<String, String> environment = new HashMap<>(key);
    environment.put("LANG", "en_US.UTF-8");
    environment.put("QIANYIN_HOME", HOME.folder().toString());
    environment.put("QIANYIN_PASSPHRASE", "correct horse battery");
    environment.put("QIANYIN_CHAIN_RPC", rpc);

    CommandRun run =
        CommandRun.in(
            environment, "chain", "deploy", "--json", "--data", folder.resolve("data").toString());

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().string("chain")).isEqualTo("eip155:4711");
    assertThat(ask("eth_getTransactionCount", account, "latest")).contains("\"0x1\"");
    assertThat(ask("eth_getCode", run.json().string("contract"), "latest"))
        .matches("(?s).*\"result\":\"0x[0-9a-f]{100,}\".*");
    assertThat(run.out() + run.err()).doesNotContain(KEY, "testpassword");
  }

  private String ask(String method, String... params) throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[\"%s\"]}"
            .formatted(method, String.join("\",\"", params));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(rpc))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
