package org.qianyin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The development chain's program, as the build of the contracts installed it. */
  Optional<Path> anvil() {
    Path program = folder.resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    return Files.isExecutable(program) ? Optional.of(program) : Optional.empty();
  }

  /** What this command runs from, to start another process of it. */
  List<String> commandFlags() {
    Path target = folder.resolve("client-sdk/cli/target");
    List<String> flags = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    Path archive = target.resolve("qianyin.jsa");
    if (Files.isRegularFile(archive)) {
      flags.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable"));
    }
    flags.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Main.class.getName()));
    return flags;
  }

  /** Flags of the server's virtual machine, and its jar. */
  List<String> serverFlags() {
    return List.of(
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Dfile.encoding=UTF-8",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        backendJar().toString());
  }
}
