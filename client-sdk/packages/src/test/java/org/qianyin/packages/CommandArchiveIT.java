package org.qianyin.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as one archive, on a machine that has no Java. */
class CommandArchiveIT {
  private static final Path FILES =
      Path.of("../client/src/test/resources/example").toAbsolutePath().normalize();

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void packAndUnpack() throws Exception {
    Path packed = folder.resolve("packed");
    Run made =
        Run.of(
            Path.of("."),
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("./cli-archive", packed.toString()));
    String archive = made.ok().output().strip().lines().reduce((one, last) -> last).orElseThrow();
    home = Files.createDirectories(folder.resolve("programs 程序"));
    Run.of(home, Map.of(), List.of("tar", "-xzf", archive, "--strip-components=1")).ok();
  }

  private static String command() {
    return home.resolve("bin/qianyin").toString();
  }

  private static Run qianyin(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(command()));
    line.addAll(List.of(arguments));
    return Run.of(folder, Map.of("PATH", "/usr/bin:/bin"), line);
  }

  @Test
  void itVerifiesAFile() throws Exception {
    Run run = verify(FILES.resolve("script.txt"), "en");
    assertThat(run.ok().output()).contains("passed under policy DEMO", "on chain");
  }

  @Test
  void itSaysInChineseThatAByteWasChanged() throws Exception {
    byte[] bytes = Files.readAllBytes(FILES.resolve("script.txt"));
    bytes[7] ^= 1;
    Run run = verify(Files.write(folder.resolve("flipped.txt"), bytes), "zh");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("CONTENT_MISMATCH").containsPattern("\\p{IsHan}{4}");
  }

  @Test
  void itStartsFromItsClassArchive() throws Exception {
    Run run =
        Run.of(
            folder, Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), List.of(command(), "--version"));
    assertThat(home.resolve("lib/qianyin.aot")).isNotEmptyFile();
    run.ok();
  }

  @Test
  void itMakesAKeyWithEveryAlgorithmItOffers() throws Exception {
    Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse battery");
    for (String algorithm : List.of("ed25519", "es256k", "sm2", "ml-dsa-44")) {
      qianyin(
              "keys",
              "new",
              "--alg",
              algorithm,
              "--passphrase-file",
              passphrase.toString(),
              "--out",
              folder.resolve(algorithm + ".key").toString())
          .ok();
    }
  }

  @Test
  void itSaysThatTheServerIsAnotherPackage() throws Exception {
    for (String act : List.of("serve", "demo")) {
      Run run = qianyin(act, "--lang", "en");
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.output()).contains("server").contains("docker");
    }
  }

  private static Run verify(Path file, String language) throws Exception {
    return qianyin(
        "verify", file.toString(),
        "--proof", FILES.resolve("script.txt.qianyin.json").toString(),
        "--policy", FILES.resolve("policy").toString(),
        "--lang", language);
  }
}
