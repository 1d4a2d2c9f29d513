package org.qianyin.backend.anchor.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.qianyin.backend.anchor.rpc.JsonRpc;
import org.qianyin.backend.platform.StartRefused;

/** Opens the account that the settings name. */
public final class Accounts {

  private static final long MOST_BYTES = 64 << 10;

  private Accounts() {}

  /**
   * Opens it; a remote signer is asked later.
   *
   * @param settings not empty
   * @throws StartRefused if the keystore cannot be read or opened
   */
  public static Account open(KeySettings settings, Duration deadline) {
    if (settings.signer() != null && settings.account() != null) {
      return new RemoteAccount(
          new JsonRpc("the remote signer", settings.signer(), deadline), settings.account());
    }
    if (settings.keystore() != null) {
      return keystore(settings.keystore(), settings);
    }
    if (settings.key() != null) {
      return LocalAccount.of(settings.key());
    }
    throw new IllegalArgumentException(
        "qianyin.chain.key: required with qianyin.chain.rpc; set QIANYIN_CHAIN_KEY to the anchoring"
            + " account's private key (64 hex digits), or name qianyin.chain.keystore or"
            + " qianyin.chain.signer");
  }

  /** The account of a development chain. */
  public static Account forDevelopment(String origin) {
    return LocalAccount.forDevelopment(origin);
  }

  private static Account keystore(Path file, KeySettings settings) {
    char[] passphrase = passphrase(settings);
    try {
      return LocalAccount.of(Keystore.open(read(file, "qianyin.chain.keystore"), passphrase));
    } catch (Keystore.Unopened e) {
      throw new StartRefused(
          e.code(),
          "qianyin.chain.keystore: " + e.getMessage(),
          "Give the passphrase that the file was made with, or restore the file.");
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private static char[] passphrase(KeySettings settings) {
    Path file = settings.keystorePassphraseFile();
    String text =
        file == null
            ? String.valueOf(settings.keystorePassphrase())
            : read(file, "qianyin.chain.keystore-passphrase-file").replaceFirst("\\R\\z", "");
    return text.toCharArray();
  }

  private static String read(Path file, String setting) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartRefused(
          "CHAIN_KEY",
          setting + ": " + file.getFileName() + " cannot be read",
          "Name a text file that this user may read.");
    }
  }
}
