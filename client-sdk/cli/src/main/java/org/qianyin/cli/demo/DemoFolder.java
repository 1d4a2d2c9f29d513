package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where {@code demo} puts what it shows.
 *
 * @param root what stays
 * @param scratch what is thrown away: the server's data, keys, broken copies
 */
record DemoFolder(Path root, Path scratch) {
  /** Makes both; the one that stays has to be empty. */
  static DemoFolder make(Path root) throws IOException {
    Files.createDirectories(root);
    DemoFolder folder =
        new DemoFolder(
            root.toAbsolutePath().normalize(), Files.createTempDirectory("qianyin-demo-scratch-"));
    for (Path made :
        List.of(
            folder.works(), folder.parties(), folder.licenses(), folder.status(), folder.keys())) {
      Files.createDirectories(made);
    }
    return folder;
  }

  static boolean isFree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> children = Files.list(root)) {
      return children.findAny().isEmpty();
    }
  }

  Path works() {
    return root.resolve("works");
  }

  Path parties() {
    return root.resolve("parties");
  }

  Path licenses() {
    return root.resolve("licenses");
  }

  Path status() {
    return root.resolve("status");
  }

  Path export() {
    return root.resolve("export");
  }

  Path log() {
    return root.resolve("log");
  }

  Path policy() {
    return root.resolve("policy");
  }

  Path report() {
    return root.resolve("report.html");
  }

  Path data() {
    return scratch.resolve("data");
  }

  Path keys() {
    return scratch.resolve("keys");
  }

  Path broken() {
    return scratch.resolve("broken");
  }

  Path serverLog() {
    return scratch.resolve("server.log");
  }

  /** Removes what is thrown away. */
  void clear() throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
