package org.qianyin.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.testing.Programs;
import org.qianyin.proof.testing.RequiresProgram;

/** The SDK as Maven artifacts, and a platform's project that knows nothing else of us. */
class SdkPackagesIT {
  private static final Path EXAMPLE = Path.of("../examples/verify-a-file");
  private static final Path FILES = Path.of("../client/src/test/resources/example");

  @TempDir private static Path folder;
  private static Published here;
  private static Published there;

  @BeforeAll
  static void buildTwice() throws Exception {
    here = Published.build(Files.createDirectory(folder.resolve("here")), Map.of("TZ", "UTC"));
    there =
        Published.build(
            Files.createDirectories(folder.resolve("another folder/钤印")),
            Map.of("TZ", "Asia/Shanghai", "LC_ALL", "C.UTF-8"));
  }

  @Test
  void twoBuildsInTwoFoldersGiveTheSameBytes() throws Exception {
    SortedMap<String, String> digests = here.digests();
    assertThat(digests).hasSizeGreaterThan(16);
    assertThat(there.digests()).isEqualTo(digests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proof", "rules", "media", "client"})
  void everyLibraryHasSourcesJavadocAndABillOfMaterials(String library) throws Exception {
    assertThat(names(library)).contains(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");
  }

  @Test
  void theBillNamesWhatTheSdkCarriesAndNoSpring() throws Exception {
    assertThat(text("client", "-cyclonedx.json"))
        .contains("bcprov-jdk18on", "tika-core", "qianyin-proof")
        .doesNotContain("springframework", "web3j");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proof", "rules", "media", "client"})
  void aPublishedPomStandsAlone(String library) throws Exception {
    assertThat(text(library, ".pom")).doesNotContain("<parent>").contains("<licenses>");
  }

  @Test
  @RequiresProgram("java17")
  void aPlatformBuildsOnJava17AndVerifiesAFile() throws Exception {
    Path project = example(Files.createDirectory(folder.resolve("platform")));
    assertThat(verify(project, "java17", FILES.resolve("script.txt")).ok().output())
        .contains("TOTAL_PASSED");
    byte[] bytes = Files.readAllBytes(FILES.resolve("script.txt"));
    bytes[7] ^= 1;
    Run refused = verify(project, "java17", Files.write(folder.resolve("flipped.txt"), bytes));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("TOTAL_FAILED", "CONTENT_MISMATCH");
  }

  @Test
  @RequiresProgram({"java17", "java11"})
  void aJavaThatIsTooOldSaysWhichClassFilesItCannotRead() throws Exception {
    Path project = example(Files.createDirectory(folder.resolve("old platform")));
    Run refused = verify(project, "java11", FILES.resolve("script.txt"));
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("class file version 61.0", "up to 55.0");
    assertThat(Files.readString(Path.of("../../README.md"))).contains("class file version 61.0");
  }

  @Test
  @RequiresProgram({"java17", "java11"})
  void aBuildOnAJavaThatIsTooOldSaysWhatItNeeds() throws Exception {
    Path project = example(Files.createDirectory(folder.resolve("old build")));
    Run refused = build(project, "java11");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("The Qianyin SDK needs Java 17 or newer");
  }

  /** By the very plugin that guards the libraries: this is its bite. */
  @Test
  void aMethodThatPlatformsCallCannotBeTakenAway() throws Exception {
    Path broken =
        there.sources().resolve("client-sdk/proof/src/main/java/org/qianyin/proof/Verdict.java");
    String code = Files.readString(broken);
    assertThat(code).contains("  public Optional<Finding> decisive()");
    Files.writeString(
        broken,
        code.replace("  public Optional<Finding> decisive()", "  Optional<Finding> decisive()"));
    Run refused =
        there.maven(
            Map.of("LC_ALL", "C.UTF-8"),
            List.of("./mvnw", "-Dmaven.test.skip", "-pl", "client-sdk/proof", "-am", "verify"));
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("japicmp", "decisive()");
  }

  private static Path example(Path project) throws IOException, InterruptedException {
    Published.copy(EXAMPLE, project);
    build(project, "java17").ok();
    return project;
  }

  private static Run build(Path project, String java) throws IOException, InterruptedException {
    Path home = Programs.get(java).toRealPath().resolve("../..").normalize();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin/mvn").toString());
    command.addAll(Published.quiet(here.repository()));
    command.add("package");
    return Run.of(project, Map.of("JAVA_HOME", home.toString()), command);
  }

  private static Run verify(Path project, String java, Path file)
      throws IOException, InterruptedException {
    return Run.of(
        project,
        Map.of(),
        List.of(
            Programs.get(java).toString(),
            "-jar",
            "target/verify-a-file-1.jar",
            FILES.resolve("policy").toAbsolutePath().toString(),
            file.toAbsolutePath().toString(),
            FILES.resolve("script.txt.qianyin.json").toAbsolutePath().toString()));
  }

  /** The endings of what was published of a library, after its name and version. */
  private static List<String> names(String library) throws IOException {
    String prefix = "qianyin-" + library + "/0.1.0-SNAPSHOT/qianyin-" + library + "-0.1.0-SNAPSHOT";
    return here.digests().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  private static String text(String library, String ending) throws IOException {
    return Files.readString(
        here.repository()
            .resolve("org/qianyin/qianyin-" + library)
            .resolve("0.1.0-SNAPSHOT/qianyin-" + library + "-0.1.0-SNAPSHOT" + ending));
  }
}
