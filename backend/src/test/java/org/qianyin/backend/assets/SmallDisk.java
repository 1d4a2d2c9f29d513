package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.qianyin.proof.testing.NotRunHere;

/**
 * A disk of a few MiB that one process has for itself: a tmpfs in a mount namespace of its own,
 * which goes when the process goes.
 */
final class SmallDisk {

  private SmallDisk() {}

  /**
   * What to start a program through, so that it finds the disk at a place.
   *
   * @param place an existing folder
   * @return a command; it skips the test, and says why, where this machine does not allow it
   */
  static List<String> at(Path place, int mebibytes) throws Exception {
    List<String> mounted =
        List.of(
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=" + mebibytes + "m none \"$0\" && exec \"$@\"",
            place.toString());
    List<String> trial = new ArrayList<>(mounted);
    trial.add("true");
    String trouble = run(trial);
    if (!trouble.isEmpty()) {
      NotRunHere.tell("a tmpfs in a namespace of its own: a full disk", trouble);
      Assumptions.abort(trouble);
    }
    return mounted;
  }

  private static String run(List<String> command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String words =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : "unshare: " + words;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
