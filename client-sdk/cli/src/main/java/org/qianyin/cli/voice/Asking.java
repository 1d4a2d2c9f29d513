package org.qianyin.cli.voice;

import java.io.Console;
import java.util.Optional;

/** Whoever can be asked something while a command runs. */
@FunctionalInterface
public interface Asking {
  /** The answer to {@code question}, one line; empty at the end of the input. */
  Optional<String> line(String question);

  /** Whoever sits at the terminal of this process, if its input and its output are one. */
  @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console of java.base
  static Optional<Asking> console() {
    Console console = System.console();
    return console == null
        ? Optional.empty()
        : Optional.of(question -> Optional.ofNullable(console.readLine("%s", question)));
  }
}
