package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.server.Home;
import org.qianyin.cli.server.ServerProcess;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/** The commands against a real server, each as somebody types it. */
class CommandsIT {
  private static final String SECRET = "correct horse battery";
  @TempDir private static Path folder;
  private static ServerProcess server;
  private static Map<String, String> environment;

  @BeforeAll
  static void startAServerAndRegisterTwoParties() throws Exception {
    Home home = new Home(Path.of("../..").toAbsolutePath().normalize(), false);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    server =
        ServerProcess.start(
            new Voice(nowhere, nowhere, Language.EN, false),
            home,
            folder.resolve("data"),
            List.of(
                "--port",
                "0",
                "--qianyin.origin=localhost/commands",
                "--qianyin.publish-interval=200ms",
                "--qianyin.chain.mode=none",
                "--qianyin.stop-with-parent=true"),
            Map.of("QIANYIN_PASSPHRASE", SECRET),
            folder.resolve("server.log"),
            Duration.ofMinutes(3));
    Path policy = folder.resolve("policy");
    Files.writeString(
        policy,
        "log %s\nquorum none\naudit none\nmaxage none\nname IT\n"
            .formatted(server.ready().string("vkey")));
    environment = new HashMap<>();
    environment.put("LANG", "en_US.UTF-8");
    environment.put("QIANYIN_PASSPHRASE", SECRET);
    environment.put("QIANYIN_SERVER", server.address().toString());
    environment.put("QIANYIN_POLICY", policy.toString());
    environment.put("QIANYIN_HOME", home.folder().toString());
    for (String who : List.of("studio", "buyer")) {
      done(run("keys", "new", "--out", key(who)));
      done(run("party", "register", "--key", key(who), "--kind", "org", "--name", who));
    }
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    server.stop(Duration.ofSeconds(30));
  }

  @Test
  void registersAFileWithItsDefaultsAndVerifiesIt() throws Exception {
    Path file = text("雨巷灯 第7集.txt", "seventh");
    CommandRun registered = done(register(file));
    assertThat(registered.json().string("number")).matches("QY-[0-9A-Z]{4}(-[0-9]{4}){2}-[0-9A-Z]");
    CommandRun verified = done(run("verify", "--json", file.toString()));
    assertThat(verified.json().string("overall")).isEqualTo("TOTAL_PASSED");
    assertThat(verified.json().string("type")).isEqualTo("work.registered");
    CommandRun inspected = run("inspect", proof(file).toString());
    assertThat(inspected.out()).contains("雨巷灯 第7集");
  }

  @Test
  void takesUpWhatWasBegunAndRegistersNothingTwice() throws Exception {
    Path file = text("resume.txt", "resumed");
    String number = done(register(file)).json().string("number");
    CommandRun again = done(register(file));
    assertThat(again.json().string("number")).isEqualTo(number);
    assertThat(again.json().get("before")).contains(new Json.Bool(true));
    // As if the answer had been lost: the secret is there, the proof is not.
    Files.delete(proof(file));
    CommandRun resumed = done(register(file));
    assertThat(resumed.json().string("number")).isEqualTo(number);
    assertThat(proof(file)).exists();
  }

  @Test
  void theSameBytesUnderAnotherNameAreRefusedByTheLog() throws Exception {
    done(register(text("first.txt", "same bytes")));
    CommandRun second = register(text("second.txt", "same bytes"));
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.json().string("code")).contains("CONTENT_REPEATED");
  }

  @Test
  void aNameWithTricksIsShownAsItsCodesAndGivesACleanTitle() throws Exception {
    Path file = text("a\u202Etxt.gpj\u0007.txt", "tricks");
    CommandRun run = run("register", "--ai", "NONE", "--key", key("studio"), file.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("a\\u202Etxt.gpj\\u0007.txt").doesNotContain("\u202E");
    assertThat(run("inspect", proof(file).toString()).out()).contains("atxt.gpj");
  }

  @Test
  void aPrivateWorkShowsNoDigestAndUploadsNothing() throws Exception {
    Path file = text("secret.txt", "not for the world");
    done(register(file, "--private"));
    String digest = run("inspect", "--json", file.toString()).json().string("digest");
    assertThat(Files.readString(proof(file))).doesNotContain(digest);
    assertThat(Files.readString(file.resolveSibling("secret.txt.qianyin.private.json")))
        .contains(digest);
    CommandRun verified = run("verify", file.toString());
    assertThat(verified.exit()).isEqualTo(3);
    assertThat(verified.out())
        .contains("NO_CONTENT", "its owner keeps the content private", "verify --bundle");
    assertThat(run("verify", "--lang", "zh", file.toString()).out()).contains("权利人将内容保密");
    done(run("verify", "--bundle", proof(file).toString()));
  }

  @Test
  void aPartyIsTakenUpWhereItWasBegunAndItsSecretIsNeverLost() throws Exception {
    Path key = Path.of(key("broken-off"));
    done(run("keys", "new", "--out", key.toString()));
    String[] asked = {
      "party", "register", "--json", "--key", key.toString(), "--kind", "person", "--name", "阿灯"
    };
    String party = done(run(asked)).json().string("party");
    // As if the answer had been lost: the secret is there, the proof is not.
    Files.delete(proof(key));
    Path secret = key.resolveSibling("broken-off.key.qianyin.private.json");
    byte[] salts = Files.readAllBytes(secret);
    CommandRun other =
        run("party", "register", "--key", key.toString(), "--kind", "person", "--name", "B");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains(secret.getFileName().toString(), "nothing was sent");
    assertThat(Files.readAllBytes(secret)).isEqualTo(salts);
    assertThat(done(run(asked)).json().string("party")).isEqualTo(party);
    assertThat(Files.readAllBytes(secret)).isEqualTo(salts);
  }

  @Test
  void aNameThatHidesOrTurnsCharactersIsRefused() {
    String key = key("trickster");
    done(run("keys", "new", "--out", key));
    for (String name : List.of("a\u202Eb", "a\u0007b", "a\u2066b")) {
      CommandRun run = run("party", "register", "--key", key, "--kind", "org", "--name", name);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("LEAF_VALUE", "legalName").doesNotContain("\u202E", "\u0007");
    }
    CommandRun title =
        run(
            "register",
            "--ai",
            "NONE",
            "--key",
            key("studio"),
            "--title",
            "x\u202Ey",
            "--out",
            folder.resolve("turned.qianyin.json").toString());
    assertThat(title.exit()).isEqualTo(1);
    assertThat(title.err()).contains("LEAF_VALUE", "titles/0");
  }

  @Test
  void aProgramThatReadsJsonIsToldOfNoProgress() throws Exception {
    assertThat(done(register(text("quiet.txt", "quiet"))).err()).isEmpty();
    CommandRun loud =
        run(
            "register",
            "--ai",
            "NONE",
            "--key",
            key("studio"),
            text("loud.txt", "loud").toString());
    assertThat(loud.err()).contains("Hashed", "Registered");
  }

  @Test
  void aRefusalSpeaksTheReadersLanguage() throws Exception {
    Path file = Files.write(folder.resolve("some.bin"), new byte[] {0, 1, 2, 3});
    CommandRun run =
        run("register", "--lang", "zh", "--ai", "NONE", "--key", key("studio"), file.toString());
    assertThat(run.out()).contains("KIND_UNKNOWN", "请用 --kind 指明", "EPISODE");
  }

  @Test
  void anEncryptedMasterIsReadableHereAndNowhereElse() throws Exception {
    Path file = text("master.txt", "the cut that nobody has seen");
    done(register(file, "--encrypt"));
    Path key = file.resolveSibling("master.txt.qianyin.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");

    Path sealed = folder.resolve("stored");
    Files.write(sealed, stored(proof(file)));
    assertThat(Files.readString(sealed, StandardCharsets.ISO_8859_1))
        .startsWith("qianyin-sealed@1")
        .doesNotContain("nobody has seen");
    Path opened = folder.resolve("opened.txt");
    done(
        run(
            "decrypt",
            sealed.toString(),
            "--key-file",
            key.toString(),
            "--out",
            opened.toString()));
    assertThat(opened).hasSameBinaryContentAs(file);
    done(run("verify", opened.toString(), "--proof", proof(file).toString()));

    Path other = text("other.txt", "another");
    done(register(other, "--encrypt"));
    CommandRun wrong =
        run(
            "decrypt",
            sealed.toString(),
            "--key-file",
            other + ".qianyin.key",
            "--out",
            folder.resolve("never").toString());
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("the key is not this file's");
    assertThat(folder.resolve("never")).doesNotExist();
    assertThat(done(register(file, "--encrypt")).json().get("before"))
        .contains(new Json.Bool(true));
  }

  @Test
  void namesSm3BesideSha256OnRequestAndVerifiesBoth() throws Exception {
    Path file = text("guomi.txt", "abc");
    done(register(file, "--sm3"));
    Bundle bundle = Bundle.parse(Files.readAllBytes(proof(file))).orThrow();
    Entry entry = Entry.parse(bundle.entry().toArray(), Rules.types()).orThrow();
    String sm3 = entry.body().objects("files").get(0).string("sm3");
    assertThat(sm3).startsWith("sm3:66c7f0f462eeedd9"); // GB/T 32905-2016, example 1
    assertThat(done(run("verify", "--json", file.toString())).out()).contains(sm3);
    assertThat(done(register(file, "--sm3")).json().get("before")).contains(new Json.Bool(true));
    assertThat(register(file).json().string("code")).isEqualTo("REGISTERED_OTHERWISE");
    assertThat(register(file, "--sm3", "--private").exit()).isEqualTo(2);
  }

  /** What the server gives to whoever asks for the CID in the entry. */
  private static byte[] stored(Path proof) throws Exception {
    Bundle bundle = Bundle.parse(Files.readAllBytes(proof)).orThrow();
    Entry entry = Entry.parse(bundle.entry().toArray(), Rules.types()).orThrow();
    Json.Arr files = (Json.Arr) entry.body().get("files").orElseThrow();
    String cid = ((Json.Obj) files.items().get(0)).string("cid");
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve("/v1/assets/" + cid)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  @Test
  void registersAFolderAndSaysWhichFileItCannotPlace() throws Exception {
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 1; i <= 40; i++) {
      Files.writeString(many.resolve("第" + i + "集.txt"), "episode " + i);
    }
    Files.write(many.resolve("unknown.bin"), new byte[] {0, 1, 2, 3});
    CommandRun run =
        run("register", "--json", "--ai", "NONE", "--key", key("studio"), many.toString());
    assertThat(run.exit()).isEqualTo(1);
    List<Json.Obj> lines = lines(run);
    assertThat(lines).hasSize(41);
    assertThat(lines).filteredOn(line -> line.string("outcome").equals("DONE")).hasSize(40);
    assertThat(lines)
        .filteredOn(line -> line.string("outcome").equals("REJECTED"))
        .singleElement()
        .satisfies(line -> assertThat(line.string("code")).isEqualTo("KIND_UNKNOWN"));
  }

  @Test
  void aDraftGoesRoundItsSigners() throws Exception {
    Path file = text("draft-work.txt", "to be licensed");
    done(register(file));
    Path draft = folder.resolve("license.draft");
    List<String> grant = new ArrayList<>(List.of("license", "grant", "--work", file.toString()));
    grant.addAll(List.of("--to", key("buyer"), "--use", "text.online", "--territory", "JP"));
    grant.addAll(List.of("--start", "2026-01-01", "--end", "2030-12-31"));
    grant.addAll(List.of("--key", key("studio"), "--draft", draft.toString()));
    done(run(grant.toArray(String[]::new)));
    CommandRun again = done(run("sign", draft.toString(), "--key", key("studio")));
    assertThat(again.err()).contains("studio.key had signed already");
    assertThat(again.out()).contains("1 signatures so far");
    Path proof = folder.resolve("license.qianyin.json");
    CommandRun signed =
        run("sign", draft.toString(), "--key", key("buyer"), "--submit", "--out", proof.toString());
    assertThat(signed.exit()).as(signed.err()).isZero();
    assertThat(signed.out()).contains("Japan");
    done(run("verify", "--bundle", proof.toString()));
    CommandRun status =
        run(
            "status",
            "--json",
            file.toString(),
            "--use",
            "text.online",
            "--territory",
            "JP",
            "--for",
            key("buyer"));
    assertThat(status.exit()).as(status.out() + status.err()).isZero();
    assertThat(status.json().string("verdict")).isEqualTo("PERMITTED");
  }

  @Test
  void aDraftThatNotEverybodySignedIsRefused() throws Exception {
    Path file = text("unsigned-work.txt", "half signed");
    done(register(file));
    Path draft = folder.resolve("half.draft");
    done(
        run(
            "license",
            "grant",
            "--work",
            file.toString(),
            "--to",
            key("buyer"),
            "--use",
            "print",
            "--territory",
            "*",
            "--except",
            "US",
            "--start",
            "2026-01-01",
            "--key",
            key("studio"),
            "--draft",
            draft.toString()));
    CommandRun sent = run("sign", "--json", draft.toString(), "--key", key("studio"), "--submit");
    assertThat(sent.exit()).isEqualTo(1);
    assertThat(sent.out()).contains("SIGNER_MISSING");
  }

  @Test
  void exportsBothTables() throws Exception {
    done(register(text("exported.txt", "row")));
    Path out = folder.resolve("export");
    CommandRun first =
        done(run("export", "works", "licenses", "--format", "csv-excel", "--out", out.toString()));
    assertThat(first.err()).contains("Table works: done", "Table licenses: done");
    byte[] works = Files.readAllBytes(out.resolve("works.csv"));
    assertThat(works).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(works, StandardCharsets.UTF_8)).contains("exported").contains("\r\n");
    CommandRun again = run("export", "licenses", "works", "--out", out.toString());
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("licenses.csv exists already", "--force");
    assertThat(Files.readAllBytes(out.resolve("works.csv"))).isEqualTo(works);
    done(run("export", "works", "--force", "--out", out.toString()));
    assertThat(Files.readAllBytes(out.resolve("works.csv"))).isNotEqualTo(works);
  }

  @Test
  void aWrongPassphraseOpensNoKey() throws Exception {
    Map<String, String> wrong = new HashMap<>(environment);
    wrong.put("QIANYIN_PASSPHRASE", "wrong horse");
    CommandRun run =
        CommandRun.in(
            wrong,
            "register",
            "--ai",
            "NONE",
            "--key",
            key("studio"),
            text("w.txt", "w").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("KEY_PASSPHRASE").doesNotContain("wrong horse");
  }

  @Test
  void anAbsentServerIsUndecidedAndNothingIsLost() throws Exception {
    Map<String, String> gone = new HashMap<>(environment);
    gone.put("QIANYIN_SERVER", "http://127.0.0.1:9/");
    Path file = text("later.txt", "later");
    CommandRun run =
        CommandRun.in(gone, "register", "--ai", "NONE", "--key", key("studio"), file.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(proof(file)).doesNotExist();
    done(register(file));
  }

  @Test
  void hashingEndsWhileTheServerIsSilent() throws Exception {
    Path file = text("silent.txt", "hashed all the same");
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(notes, true, StandardCharsets.UTF_8);
    int[] exit = {-1};
    ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Map<String, String> stalled = new HashMap<>(environment);
    stalled.put("QIANYIN_SERVER", "http://127.0.0.1:" + silent.getLocalPort() + "/");
    String[] call = {"register", "--ai", "NONE", "--key", key("studio"), file.toString()};
    Thread run = new Thread(() -> exit[0] = Main.run(call, stalled, to, to, false));
    try {
      run.start();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!said(notes).contains("Hashed: done") && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(said(notes)).contains("Hashed: done").doesNotContain("Registered: done");
    } finally {
      silent.close();
    }
    run.join(TimeUnit.MINUTES.toMillis(2));
    assertThat(exit[0]).as(said(notes)).isEqualTo(3);
  }

  private static String said(ByteArrayOutputStream notes) {
    return notes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalIsAskedForWhatOnlyTheOwnerKnows() throws Exception {
    Path file = Files.write(folder.resolve("weights.bin"), new byte[] {0, 1, 2, 4});
    Path known = text("asked.txt", "asked");
    Deque<String> answers = new ArrayDeque<>(List.of("NONE", "LORA", "y", "y"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] call = {
      "register",
      "--key",
      key("studio"),
      "--category",
      "SOFTWARE",
      file.toString(),
      known.toString()
    };
    int exit =
        Main.run(
            call,
            environment,
            to,
            to,
            true,
            Optional.of(question -> Optional.ofNullable(answers.poll())));
    assertThat(exit).as(said(out)).isZero();
    assertThat(said(out)).contains("To be signed: asked", "To be signed: weights");
    assertThat(run("inspect", proof(file).toString()).out()).contains("kind  LoRA");
    assertThat(answers).isEmpty();
  }

  private static CommandRun register(Path file, String... more) {
    List<String> args =
        new ArrayList<>(List.of("register", "--json", "--ai", "NONE", "--key", key("studio")));
    args.addAll(List.of(more));
    args.add(file.toString());
    return run(args.toArray(String[]::new));
  }

  private static CommandRun run(String... args) {
    return CommandRun.in(environment, args);
  }

  private static CommandRun done(CommandRun run) {
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }

  private static String key(String who) {
    return folder.resolve(who + ".key").toString();
  }

  private static Path proof(Path file) {
    return file.resolveSibling(file.getFileName() + ".qianyin.json");
  }

  private static Path text(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<Json.Obj> lines(CommandRun run) {
    return run.out()
        .lines()
        .map(line -> Jcs.parse(line.getBytes(StandardCharsets.UTF_8), 16).orThrow())
        .map(Json.Obj.class::cast)
        .toList();
  }
}
