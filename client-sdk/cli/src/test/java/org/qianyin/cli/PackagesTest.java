package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every package of the repository says what it is for, the examples' too. */
class PackagesTest {
  private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
  private static final Set<String> MADE = Set.of("target", "node_modules", ".git");

  private final Set<String> packages = new TreeSet<>();
  private final Set<String> described = new TreeSet<>();

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Files.walkFileTree(
        HOUSE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return MADE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            look(HOUSE.relativize(file).toString());
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(packages)
        .hasSizeGreaterThan(60)
        .contains("client-sdk/examples/verify-a-file: example");
    packages.removeAll(described);
    assertThat(packages).as("packages without package-info.java").isEmpty();
  }

  /** A package of main and tests of a module is one, and is described once. */
  private void look(String file) {
    if (file.matches(".+/src/[^/]+/java/.+/[^/]+\\.java")) {
      String name = file.replaceFirst("/src/[^/]+/java/", ": ").replaceFirst("/[^/]+\\.java$", "");
      (file.endsWith("/package-info.java") ? described : packages).add(name);
    }
  }
}
