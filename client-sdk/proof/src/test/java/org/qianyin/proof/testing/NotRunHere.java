package org.qianyin.proof.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What tests could not run for want of something on this machine. Each lack is a line of the
 * module's {@code target/not-run-here.txt}; {@code ./mvnw verify} ends with all of them. Under
 * {@code QIANYIN_REQUIRE=all}, which CI sets, a lack is a failure.
 */
public final class NotRunHere {

  private static final Path LINES = Path.of("target", "not-run-here.txt");

  private NotRunHere() {}

  /**
   * Writes a lack down; the caller then skips its tests.
   *
   * @param what is lacking, such as {@code geth}
   * @param why it counts as lacking, such as {@code no geth on PATH}
   * @throws AssertionError under {@code QIANYIN_REQUIRE=all}
   */
  public static void tell(String what, String why) {
    tell(what + " (" + why + ")", LINES, "all".equals(System.getenv("QIANYIN_REQUIRE")));
  }

  static void tell(String line, Path lines, boolean required) {
    if (required) {
      throw new AssertionError("QIANYIN_REQUIRE=all, but this machine lacks " + line);
    }
    try {
      Files.createDirectories(lines.getParent());
      if (Files.notExists(lines) || !Files.readAllLines(lines).contains(line)) {
        Files.write(lines, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
