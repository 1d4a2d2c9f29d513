package org.qianyin.backend.anchor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.backend.platform.StartRefused;
import org.qianyin.proof.testing.Programs;
import org.qianyin.proof.testing.RequiresProgram;

/** Keys in Web3 Secret Storage: the example of its specification, and a file made by geth. */
class KeystoreTest {

  private static final String SECRET =
      "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  private static final String PBKDF2 =
      """
      {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
      "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
      "kdf":"pbkdf2","kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
      "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
      "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
      "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  @TempDir Path folder;

  private Account open(String file, String passphrase) throws Exception {
    Path keystore = Files.writeString(folder.resolve("keystore"), file);
    Path words = Files.writeString(folder.resolve("passphrase"), passphrase + "\n");
    return Accounts.open(
        new KeySettings(null, keystore, words, null, null, null), Duration.ofSeconds(1));
  }

  @Test
  void opensTheExampleOfTheSpecification() throws Exception {
    assertThat(open(PBKDF2, "testpassword").address()).isEqualTo(LocalAccount.of(SECRET).address());
  }

  @Test
  void aWrongPassphraseEndsTheStartWithItsOwnCode() {
    assertThatThrownBy(() -> open(PBKDF2, "testpassworD"))
        .isInstanceOfSatisfying(
            StartRefused.class, e -> assertThat(e.code()).isEqualTo("KEY_PASSPHRASE"))
        .hasMessageContaining("qianyin.chain.keystore")
        .hasMessageNotContaining("testpass");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"c\":262144', '\"c\":2000000000', c of 1 to",
    "'\"version\":3', '\"version\":4', version 3",
    "aes-128-ctr, aes-256-gcm, cipher",
    "pbkdf2, argon2, kdf",
    "'\"dklen\":32', '\"dklen\":64', dklen"
  })
  void refusesByRuleWhatItDoesNotKnowOrWhatWouldExhaustTheMachine(
      String from, String to, String rule) {
    assertThatThrownBy(() -> open(PBKDF2.replace(from, to), "testpassword"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "[]", "{\"version\":3,\"crypto\":7}"})
  void refusesWhatIsNoKeystore(String file) {
    assertThatThrownBy(() -> open(file, "testpassword")).isInstanceOf(StartRefused.class);
  }

  @Test
  @RequiresProgram("geth")
  void opensAFileMadeByGeth() throws Exception {
    Path words = Files.writeString(folder.resolve("words"), "made by geth");
    Process geth =
        new ProcessBuilder(
                Programs.get("geth").toString(),
                "account",
                "new",
                "--datadir=" + folder.resolve("geth"),
                "--password=" + words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("geth.log").toFile())
            .start();
    assertThat(geth.waitFor()).as(Files.readString(folder.resolve("geth.log"))).isZero();
    Path keystore;
    try (var files = Files.list(folder.resolve("geth/keystore"))) {
      keystore = files.findFirst().orElseThrow();
    }

    String address = open(Files.readString(keystore), "made by geth").address();

    assertThat(keystore.getFileName().toString()).endsWith(address.substring(2));
  }
}
