package org.qianyin.cli.act;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import picocli.CommandLine.Option;

/**
 * Where the passphrase of a key comes from: a file, the environment, or a prompt, in this order.
 */
public final class Passphrase {
  /** Its name in the environment. */
  public static final String VARIABLE = "QIANYIN_PASSPHRASE";

  private static final int SHORTEST = 8;

  @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "passphrase-file")
  private @Nullable Path file;

  /**
   * The passphrase.
   *
   * @param forNewKey asks twice, and refuses a short one
   * @throws Trouble if there is none, naming the three ways to give it
   */
  public char[] get(Root root, boolean forNewKey) throws IOException {
    char[] passphrase = read(root, forNewKey);
    if (forNewKey && passphrase.length < SHORTEST) {
      throw Trouble.usage(root.voice(), "passphrase.short", SHORTEST);
    }
    return passphrase;
  }

  private char[] read(Root root, boolean twice) throws IOException {
    if (file != null) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8).stripTrailing().toCharArray();
      } catch (NoSuchFileException e) {
        throw Trouble.usage(root.voice(), "file.missing", file);
      }
    }
    String fromEnvironment = root.environment().get(VARIABLE);
    if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
      return fromEnvironment.toCharArray();
    }
    Console console = console();
    if (console == null) {
      throw Trouble.usage(root.voice(), "passphrase.missing", VARIABLE);
    }
    return prompt(root.voice(), console, twice);
  }

  /** Null without a terminal: the launcher asks for the console of java.base, which says so. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    return System.console();
  }

  private static char[] prompt(Voice voice, Console console, boolean twice) {
    char[] first = console.readPassword("%s", voice.text("passphrase.ask"));
    if (first == null) {
      throw Trouble.usage(voice, "passphrase.missing", VARIABLE);
    }
    if (twice) {
      char[] second = console.readPassword("%s", voice.text("passphrase.again"));
      if (!Arrays.equals(first, second)) {
        throw Trouble.usage(voice, "passphrase.differs");
      }
    }
    return first;
  }
}
