package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.server.Home;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * One log from {@code log init} to its chain, each command as somebody types it; then the server is
 * stopped, and what was saved has to do.
 */
class CommandsChainIT {
  private static final String SECRET = "correct horse battery";
  private static final byte[] FILM = {
    0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0, 'i', 's', 'o', 'm', 'i', 's',
    'o', '2'
  };
  @TempDir private static Path folder;
  private static final Map<String, String> environment = new HashMap<>();
  private static final CommandRun NOT_YET = new CommandRun(-1, "", "");
  private static CommandRun made = NOT_YET;
  private static CommandRun series = NOT_YET;
  private static CommandRun episode = NOT_YET;
  private static CommandRun raised = NOT_YET;
  private static CommandRun granted = NOT_YET;
  private static CommandRun permitted = NOT_YET;
  private static String pinned = "";

  @BeforeAll
  static void theWholePath() throws Exception {
    Home home = new Home(Path.of("../..").toAbsolutePath().normalize(), false);
    environment.put("LANG", "en_US.UTF-8");
    environment.put("QIANYIN_HOME", home.folder().toString());
    environment.put("QIANYIN_PASSPHRASE", SECRET);
    made = done(run("log", "init", "--json", "--data", path("data"), "--origin", "it.example/log"));
    environment.put("QIANYIN_POLICY", made.json().string("policy"));
    LedgerProcess ledger = LedgerProcess.serve(folder.resolve("data"), environment);
    try {
      environment.put("QIANYIN_SERVER", ledger.address().toString());
      for (String who : List.of("studio", "buyer")) {
        done(run("keys", "new", "--out", path(who)));
        done(run("party", "register", "--key", path(who), "--kind", "org", "--name", who));
      }
      registerAndRaise();
      licenseAndAsk();
      pinned = policyOfTheChain();
    } finally {
      ledger.stop();
    }
  }

  private static void registerAndRaise() throws Exception {
    series = done(run(register("--title", "雨巷灯", "--out", path("series"), "--wait", "anchored")));
    Files.write(folder.resolve("雨巷灯 第7集.mp4"), FILM);
    episode =
        done(run(register("--series", path("series"), "--wait", "anchored", path("雨巷灯 第7集.mp4"))));
    Files.writeString(folder.resolve("later.txt"), "a script");
    done(run(register("--series", path("series"), path("later.txt"))));
    raised = done(run("proof", "--wait", "anchored", path("later.txt")));
  }

  private static void licenseAndAsk() {
    List<String> grant = new ArrayList<>(List.of("license", "grant", "--json", "--to"));
    grant.addAll(List.of(path("buyer"), "--work", path("series"), "--use", "svod"));
    grant.addAll(List.of("--territory", "JP", "--start", "2026-01-01", "--end", "2030-12-31"));
    grant.addAll(List.of("--exclusivity", "EXCLUSIVE", "--out", path("license")));
    grant.addAll(List.of("--key", path("studio"), "--key", path("buyer")));
    granted = done(run(grant.toArray(String[]::new)));
    permitted = done(run(status("buyer", "--save", path("saved"))));
  }

  /** The policy with the block of the episode's anchor pinned. */
  private static String policyOfTheChain() throws Exception {
    AnchorProof anchor = bundle("雨巷灯 第7集.mp4.qianyin.json").anchors().get(0);
    Json.Obj contract = done(run("chain", "status", "--json")).json().object("contract");
    Path file = folder.resolve("pinned");
    Files.writeString(
        file,
        Files.readString(Path.of(made.json().string("policy")))
            + "anchor %s %s %s pinned 0x%s\n"
                .formatted(
                    anchor.contract().chain(),
                    anchor.contract().address(),
                    contract.string("codeHash"),
                    anchor.header().keccak().hex()));
    return file.toString();
  }

  @Test
  void logInitMakesAFolderThatServeTakesWithAPolicyForItsKey() throws Exception {
    assertThat(made.json().string("origin")).isEqualTo("it.example/log");
    assertThat(Files.readString(Path.of(made.json().string("policy"))))
        .startsWith("log it.example/log+")
        .endsWith("\nquorum none\naudit none\nmaxage none\n");
    CommandRun again = run("log", "init", "--data", path("data"));
    assertThat(again.exit()).as(again.out() + again.err()).isEqualTo(3);
  }

  @Test
  void aFileOfASeriesIsAnEpisodeWithTheNumberInItsName() throws Exception {
    Entry entry = entry("雨巷灯 第7集.mp4.qianyin.json");
    assertThat(entry.body().string("partOf")).isEqualTo(series.json().string("work"));
    assertThat(entry.body().string("kind")).isEqualTo("EPISODE");
    assertThat(entry.body().integer("number")).isEqualTo(7);
  }

  @Test
  void registerWaitsUntilTheProofReachesTheChain() throws Exception {
    assertThat(episode.json().string("outcome")).isEqualTo("DONE");
    for (String name : List.of("series", "雨巷灯 第7集.mp4.qianyin.json")) {
      assertThat(bundle(name).anchors()).as(name).hasSize(1);
    }
    CommandRun verified = run("verify", "--json", "--policy", pinned, path("雨巷灯 第7集.mp4"));
    assertThat(done(verified).json().objects("checks"))
        .filteredOn(check -> check.string("check").equals("anchor"))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.string("outcome")).isEqualTo("PASSED");
          assertThat(check.optionalString("evidence").orElse("")).isNotEqualTo("WAIVED");
        });
  }

  @Test
  void proofRaisesAnOlderProofToTheChain() throws Exception {
    assertThat(raised.out()).startsWith("✓ " + path("later.txt.qianyin.json") + ": passed");
    assertThat(raised.err())
        .isEqualTo(
            """
            Waiting until the chain makes the checkpoint final …
            Waiting until the chain makes the checkpoint final: done
            """);
    assertThat(bundle("later.txt.qianyin.json").anchors()).hasSize(1);
  }

  @Test
  void aLicenceIsSentAtOnceWithTheKeysOfBothSides() throws Exception {
    assertThat(granted.json().string("type")).isEqualTo("license.granted");
    assertThat(entry("license").json().objects("sigs")).hasSize(2);
    done(run("verify", "--bundle", path("license")));
  }

  @Test
  void aSavedProofAnswersWhenTheServerIsGone() {
    assertThat(permitted.json().string("verdict")).isEqualTo("PERMITTED");
    CommandRun offline = run(status("buyer", "--proof", path("saved")));
    assertThat(done(offline).json().string("verdict")).isEqualTo("PERMITTED");
    CommandRun asked = run(status("buyer"));
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.json().object("error").string("code")).isEqualTo("UNREACHABLE");
  }

  private static String[] register(String... more) {
    List<String> args = new ArrayList<>(List.of("register", "--json", "--ai", "HUMAN_DIRECTED"));
    args.addAll(List.of("--key", path("studio")));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private static String[] status(String who, String... more) {
    List<String> args = new ArrayList<>(List.of("status", "--json", "--use", "svod"));
    args.addAll(List.of("--territory", "JP", "--for", path(who)));
    args.addAll(List.of(more));
    args.add(path("雨巷灯 第7集.mp4"));
    return args.toArray(String[]::new);
  }

  private static CommandRun run(String... args) {
    return CommandRun.in(environment, args);
  }

  private static CommandRun done(CommandRun run) {
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Bundle bundle(String name) throws Exception {
    return Bundle.parse(Files.readAllBytes(folder.resolve(name))).orThrow();
  }

  private static Entry entry(String name) throws Exception {
    return Entry.parse(bundle(name).entry().toArray(), Rules.types()).orThrow();
  }
}
