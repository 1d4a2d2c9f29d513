package org.qianyin.proof.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the programs are that tests run beside us. A program is looked for by its environment
 * variable ({@code QIANYIN_GETH} for {@code geth}), then on PATH, then among the project's tools in
 * {@code ${XDG_CACHE_HOME:-~/.cache}/qianyin/tools/bin}.
 */
public final class Programs {

  private Programs() {}

  /**
   * The program, if this machine has it.
   *
   * @param name of the executable, such as {@code polygon-edge}
   */
  public static Optional<Path> find(String name) {
    String named = System.getenv(variable(name));
    Stream<Path> places =
        named != null && !named.isBlank()
            ? Stream.of(Path.of(named))
            : Stream.concat(onPath(name), Stream.of(tools().resolve(name)));
    return places.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
  }

  /**
   * The program.
   *
   * @throws IllegalStateException naming the places if it is in none; tests that may run without it
   *     say so by {@link RequiresProgram}
   */
  public static Path get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(name + ": " + missing(name)));
  }

  /** Where it was looked for in vain. */
  static String missing(String name) {
    String named = System.getenv(variable(name));
    return named != null && !named.isBlank()
        ? "no program at " + variable(name) + "=" + named
        : "no " + name + " on PATH, in " + tools() + " or at " + variable(name);
  }

  private static String variable(String name) {
    return "QIANYIN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Stream<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name));
  }

  private static Path tools() {
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache))
        .resolve("qianyin/tools/bin");
  }
}
