package org.qianyin.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SDK as it would be published, from a copy of its sources in a folder of its own.
 *
 * @param repository a Maven repository that has the SDK and nothing else
 */
record Published(Path repository) {
  private static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern INSTALL = Pattern.compile("(?m)^\\./mvnw -Prelease .* install$");
  private static final Set<String> MADE = Set.of("target", "node_modules", "out", "cache");

  /** Builds it by the line that README gives. What differs from machine to machine is given. */
  static Published build(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path sources = folder.resolve("sources");
    copy(HOUSE.resolve("client-sdk"), sources.resolve("client-sdk"));
    copy(HOUSE.resolve(".mvn"), sources.resolve(".mvn"));
    Files.copy(HOUSE.resolve("mvnw"), sources.resolve("mvnw"));
    Files.copy(HOUSE.resolve("pom.xml"), sources.resolve("pom.xml"));
    for (String other : List.of("contracts", "backend", "benchmarks")) {
      Files.createDirectory(sources.resolve(other));
      Files.copy(HOUSE.resolve(other + "/pom.xml"), sources.resolve(other + "/pom.xml"));
    }
    Published published = new Published(folder.resolve("repository"));
    published.maven(environment, List.of(line().split(" "))).ok();
    return published;
  }

  /** The command that installs the SDK, as a platform reads it. */
  static String line() throws IOException {
    String line =
        INSTALL
            .matcher(Files.readString(HOUSE.resolve("README.md")))
            .results()
            .map(MatchResult::group)
            .findFirst()
            .orElseThrow();
    for (String page : List.of("README.zh-CN.md", "client-sdk/examples/README.md")) {
      assertThat(HOUSE.resolve(page)).content().contains(line);
    }
    return line;
  }

  /** Runs a build in the copy of the sources, whatever its code looks like. */
  Run maven(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(quiet(repository));
    whole.addAll(List.of("-Dspotless.check.skip", "-Djavac.checks=-XDunchecked"));
    return Run.of(sources(), environment, whole);
  }

  /** The copy that it was built from. */
  Path sources() {
    return repository.resolveSibling("sources");
  }

  /** Options of a Maven that reads what others downloaded before, and writes here alone. */
  static List<String> quiet(Path repository) {
    return List.of(
        "-q",
        "-B",
        "-Dmaven.repo.local=" + repository,
        "-Dmaven.repo.local.tail=" + System.getProperty("maven.repository"));
  }

  /** Digests of the files that are published, by path. */
  SortedMap<String, String> digests() throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    Path qianyin = repository.resolve("org/qianyin");
    try (Stream<Path> files = Files.walk(qianyin)) {
      files
          .filter(file -> file.toString().matches(".*\\.(jar|pom|json)"))
          .forEach(file -> digests.put(qianyin.relativize(file).toString(), sha256(file)));
    }
    return digests;
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Copies sources: nothing that a build made. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (MADE.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
