package org.qianyin.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of the program: where the launcher stands.
 *
 * @param folder absolute
 * @param training whether the server's process is to leave an archive of its classes
 */
public record Home(Path folder, boolean training) {
  private static final String MAIN = "org.qianyin.cli.Main";

  /** From the launcher ({@code QIANYIN_HOME}), else the working folder. */
  public static Home of(Map<String, String> environment) {
    return new Home(
        Path.of(environment.getOrDefault("QIANYIN_HOME", ".")).toAbsolutePath().normalize(),
        "server".equals(environment.get("QIANYIN_TRAIN")));
  }

  /** The server, which runs as a process of its own. */
  public Path backendJar() {
    return folder.resolve("backend/target/qianyin-backend.jar");
  }

  /** The development chain's program, as the build of the contracts installed it. */
  public Optional<Path> anvil() {
    Path program = folder.resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    return Files.isExecutable(program) ? Optional.of(program) : Optional.empty();
  }

  /** What this command runs from, to start another process of it. */
  public List<String> commandFlags() {
    List<String> flags = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    flags.addAll(archive(folder.resolve("client-sdk/cli/target/qianyin.aot")));
    flags.addAll(List.of("-cp", System.getProperty("java.class.path", ""), MAIN));
    return flags;
  }

  /**
   * Flags of the server's virtual machine, which runs long enough for both compilers, and its jar:
   * the unpacked one if the launcher made it of this very build, with the archive of its classes
   * once there is one.
   */
  List<String> serverFlags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED"));
    Path unpacked = folder.resolve("backend/target/app/qianyin-backend.jar");
    if (isYounger(unpacked, backendJar())) {
      Path archive = folder.resolve("backend/target/backend.aot");
      flags.addAll(training ? trained(archive) : archive(archive));
      flags.addAll(List.of("-jar", unpacked.toString()));
    } else {
      flags.addAll(List.of("-jar", backendJar().toString()));
    }
    return flags;
  }

  /**
   * Classes alone: with the profiles that the second compiler needs, it starts with everything at
   * once, and the start takes nearly twice the work.
   */
  private static List<String> trained(Path archive) {
    return List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + archive + ".new");
  }

  /** An archive that is not there, or of another build, is no reason to say anything. */
  private static List<String> archive(Path file) {
    return Files.isRegularFile(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:disable") : List.of();
  }

  /** By the time of the last change, since the build sets the time of the last writing itself. */
  private static boolean isYounger(Path one, Path other) {
    try {
      return Files.isRegularFile(one) && changed(one).compareTo(changed(other)) >= 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime");
  }
}
