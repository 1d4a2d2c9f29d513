package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.log.NoteSigner;

/** What goes wrong at home is said in words, with the next step, under the right exit status. */
class PlainWordsTest {
  private static final String LOG = "localhost/words";
  private static final String ID = "1".repeat(64);
  private static final PartyId PARTY = PartyId.of("party:" + ID);
  @TempDir private Path folder;
  private String policy = "";

  @BeforeEach
  void trustALogWithoutANameForIt() throws Exception {
    String key = NoteSigner.log(LOG, new byte[32]).verifierKey().text();
    Path file = folder.resolve("policy");
    Files.writeString(file, "log " + key + "\nquorum none\naudit none\nmaxage none\n");
    policy = file.toString();
  }

  @Test
  void noServerIsSaidWithItsAddressAndWhatToDo() {
    CommandRun run = status("http://127.0.0.1:9", "--for", PARTY.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.json().object("error").string("code")).isEqualTo("UNREACHABLE");
    assertThat(run.err())
        .contains("No ledger answers at http://127.0.0.1:9", "qianyin serve", "--server")
        .doesNotContain("Exception", "LedgerUnreachable");
  }

  @Test
  void aWorkThatTheServerDoesNotKnowIsUnknown() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] problem = "{\"code\":\"NOT_FOUND\",\"status\":404}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(404, problem.length);
          call.getResponseBody().write(problem);
          call.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      CommandRun run = status(address, "--for", PARTY.toString());
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.json().string("verdict")).isEqualTo("UNKNOWN");
      assertThat(run.json().strings("reasons")).containsExactly("WORK_NOT_FOUND");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void statusAsksForTheKeysPartyAndNeedsOneOfBoth() {
    CommandRun nobody = status("http://127.0.0.1:9");
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("--for", "--key");
    CommandRun stranger = status("http://127.0.0.1:9", "--key", policy);
    assertThat(stranger.exit()).isEqualTo(2);
    assertThat(stranger.err()).contains("no party yet", "policy.qianyin.json");
  }

  @Test
  void verifyGoesOnAfterAMissingFile() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.qianyin.json"), "{}");
    String gone = folder.resolve("gone.txt").toString();
    CommandRun run = CommandRun.of("verify", "--policy", policy, gone, "--bundle", bad.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("gone.txt").contains("no such file");
    assertThat(run.out()).contains("bad.qianyin.json: failed");
    CommandRun alone = CommandRun.of("verify", "--policy", policy, gone);
    assertThat(alone.exit()).isEqualTo(2);
  }

  @Test
  void aPolicyWithoutANameIsNotNamed() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.qianyin.json"), "{}");
    CommandRun run = CommandRun.of("verify", "--policy", policy, "--bundle", bad.toString());
    assertThat(run.out().lines().findFirst().orElseThrow()).endsWith("bad.qianyin.json: failed");
  }

  @Test
  void aFolderInPlaceOfAFileIsAWrongCall() {
    CommandRun verify = CommandRun.of("verify", "--policy", policy, folder.toString());
    assertThat(verify.exit()).isEqualTo(2);
    assertThat(verify.err()).contains("is a folder").doesNotContain("Exception");
    CommandRun trust = CommandRun.of("verify", "--policy", folder.toString(), policy);
    assertThat(trust.exit()).isEqualTo(2);
    assertThat(trust.err()).contains("folder").doesNotContain("Exception");
  }

  @Test
  void aLevelThatThereIsNotIsRefusedBeforeAnythingIsRegistered() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    for (String[] call :
        new String[][] {
          {"register", "--ai", "NONE", "--key", "no-key", "--wait", "x", file.toString()},
          {"proof", "--wait", "x", "no-such-file"}
        }) {
      CommandRun run = CommandRun.of(call);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--wait: want anchored, got x");
    }
  }

  @Test
  void registerWithoutATerminalNeedsToBeToldHowFarAiMadeIt() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    CommandRun run = CommandRun.of("register", "--key", "no-key", file.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--ai is missing", "HUMAN_DIRECTED");
  }

  @Test
  void verifySaysHowFarTheReadingOfALargeFileIs() throws Exception {
    Path file = folder.resolve("film.mov");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(64 << 20);
    }
    Files.writeString(folder.resolve("film.mov.qianyin.json"), "{}");
    CommandRun large = CommandRun.of("verify", "--policy", policy, file.toString());
    assertThat(large.err()).contains("Reading " + file + " …", "Reading " + file + ": done");
    Path small = Files.writeString(folder.resolve("a.txt"), "a");
    Files.writeString(folder.resolve("a.txt.qianyin.json"), "{}");
    assertThat(CommandRun.of("verify", "--policy", policy, small.toString()).err()).isEmpty();
  }

  @Test
  void doctorLooksForTheChainAndNode() {
    CommandRun run = CommandRun.in(Map.of("QIANYIN_HOME", folder.toString()), "doctor");
    assertThat(run.out()).contains("✗ development chain (anvil)", "Node.js");
  }

  private CommandRun status(String server, String... more) {
    List<String> args = new ArrayList<>(List.of("status", "--json", ID, "--use", "svod"));
    args.addAll(List.of("--territory", "JP", "--policy", policy, "--server", server));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }
}
