package org.qianyin.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;

/** {@code doctor}: what this machine lacks for the commands to work, and what to do about it. */
@Command(name = "doctor")
public final class DoctorCommand extends Act {
  private static final long MEMORY = 1L << 30;
  private static final long DISK = 2L << 30;
  private static final int NODE = 20;

  /** One thing that was looked at. */
  private record Finding(String name, boolean fine, String seen) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Finding> findings =
        List.of(
            java(),
            node(),
            system(),
            memory(),
            disk(),
            fileNames(),
            loopback(),
            backend(),
            anvil());
    for (Finding finding : findings) {
      voice()
          .line(
              voice().text(finding.fine() ? "mark.passed" : "mark.failed")
                  + " "
                  + voice().text("doctor." + finding.name(), finding.seen()));
      if (!finding.fine()) {
        voice().line("  → " + voice().text("doctor." + finding.name() + ".cure"));
      }
    }
    boolean fine = findings.stream().allMatch(Finding::fine);
    voice().say(fine ? "doctor.fine" : "doctor.lacks");
    voice().json(json(findings, fine));
    return fine ? Trouble.DONE : Trouble.REJECTED;
  }

  private static Json json(List<Finding> findings, boolean fine) {
    List<Json> items = new ArrayList<>();
    for (Finding finding : findings) {
      items.add(
          Json.Obj.of(
              Map.of(
                  "name", new Json.Str(finding.name()),
                  "fine", new Json.Bool(finding.fine()),
                  "seen", new Json.Str(finding.seen()))));
    }
    return Json.Obj.of(Map.of("fine", new Json.Bool(fine), "findings", new Json.Arr(items)));
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding("java", feature >= 25, Integer.toString(feature));
  }

  private static Finding system() {
    String os = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    String lower = os.toLowerCase(Locale.ROOT);
    return new Finding("system", lower.contains("linux") && lower.contains("64"), os);
  }

  private static Finding memory() {
    long bytes =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine
            ? machine.getTotalMemorySize()
            : Runtime.getRuntime().maxMemory();
    return new Finding("memory", bytes >= MEMORY, bytes / (1 << 20) + " MiB");
  }

  private static Finding disk() throws IOException {
    long free = Files.getFileStore(Path.of(".")).getUsableSpace();
    return new Finding("disk", free >= DISK, free / (1 << 20) + " MiB");
  }

  private static Finding fileNames() {
    String encoding = System.getProperty("sun.jnu.encoding", "?");
    boolean fine =
        Charset.isSupported(encoding) && Charset.forName(encoding).newEncoder().canEncode('钤');
    return new Finding("filenames", fine, encoding);
  }

  private static Finding loopback() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Finding("loopback", free.isBound(), InetAddress.getLoopbackAddress().toString());
    } catch (IOException e) {
      return new Finding("loopback", false, String.valueOf(e.getMessage()));
    }
  }

  private Finding node() throws InterruptedException {
    String version = "–";
    try {
      ProcessBuilder ask = new ProcessBuilder("node", "--version").redirectErrorStream(true);
      Process node = ask.start();
      if (node.waitFor(10, TimeUnit.SECONDS)) {
        byte[] said = node.getInputStream().readNBytes(64);
        version = new String(said, StandardCharsets.UTF_8).strip();
      }
      node.destroyForcibly();
    } catch (IOException e) {
      // There is no such program: the finding says so.
    }
    return new Finding("node", isNodeFine(version), version);
  }

  /** Whether {@code version}, such as v20.1.0, is new enough to build the contracts. */
  static boolean isNodeFine(String version) {
    return version.matches("v[0-9]{1,4}\\..*")
        && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= NODE;
  }

  private Finding anvil() {
    Optional<Path> program = Home.of(root().environment()).anvil();
    return new Finding("anvil", program.isPresent(), program.map(Path::toString).orElse("–"));
  }

  private Finding backend() {
    Path jar = Home.of(root().environment()).backendJar();
    return new Finding("backend", Files.isRegularFile(jar), jar.toString());
  }
}
