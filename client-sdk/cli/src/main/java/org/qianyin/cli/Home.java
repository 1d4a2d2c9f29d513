package org.qianyin.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of the program: where the launcher stands.
 *
 * @param folder absolute
 */
record Home(Path folder) {
  /** From the launcher ({@code QIANYIN_HOME}), else the working folder. */
  static Home of(Map<String, String> environment) {
    return new Home(
        Path.of(environment.getOrDefault("QIANYIN_HOME", ".")).toAbsolutePath().normalize());
  }

  /** The server, which runs as a process of its own. */
  Path backendJar() {
    return folder.resolve("backend/target/qianyin-backend.jar");
  }
}
