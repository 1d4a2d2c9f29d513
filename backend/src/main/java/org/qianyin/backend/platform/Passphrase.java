package org.qianyin.backend.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens the server's encrypted keys: from a file, else from the environment. Never printed. */
@Component
public final class Passphrase {

  private static final String VARIABLE = "QIANYIN_PASSPHRASE";

  private final @Nullable Path file;
  private final @Nullable String variable;

  Passphrase(NodeSettings settings, Environment environment) {
    this.file = settings.passphraseFile();
    this.variable = environment.getProperty(VARIABLE);
  }

  /**
   * The passphrase; the caller overwrites it.
   *
   * @throws StartRefused if there is none
   */
  public char[] get() {
    String text = file == null ? variable : read(file);
    if (text == null || text.isBlank()) {
      throw new StartRefused(
          "PASSPHRASE_MISSING",
          "the server's keys are encrypted and there is no passphrase",
          "Set "
              + VARIABLE
              + " in the environment, or --qianyin.passphrase-file to a file that holds it.");
    }
    return text.strip().toCharArray();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartRefused(
          "PASSPHRASE_MISSING",
          "the passphrase file cannot be read",
          "Name a file that this user may read with --qianyin.passphrase-file.");
    }
  }

  @Override
  public String toString() {
    return "Passphrase[hidden]";
  }
}
