package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, before a program in the place of Java that tells which locale it was given. */
class LauncherTest {
  @TempDir private Path folder;

  @BeforeEach
  void standInForJava() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    program(bin.resolve("java"), "echo \"${LC_ALL-} ${QIANYIN_LANG-}\"");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void aLocaleThatIsNamedButNotInstalledGivesWayAndKeepsItsLanguage() throws Exception {
    assertThat(launched("ANSI_X3.4-1968", "zh_CN.UTF-8")).isEqualTo("C.UTF-8 zh_CN.UTF-8");
  }

  @Test
  void aLocaleThatWritesUnicodeStays() throws Exception {
    assertThat(launched("UTF-8", "zh_CN.UTF-8")).isBlank();
  }

  private String launched(String charmap, String lang) throws Exception {
    program(folder.resolve("bin/locale"), "echo " + charmap);
    ProcessBuilder launcher = new ProcessBuilder("sh", "../../qianyin", "doctor");
    Map<String, String> environment = launcher.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("QIANYIN_"));
    environment.put("LANG", lang);
    environment.put("QIANYIN_NO_BUILD", "1");
    environment.put("JAVA_HOME", folder.toString());
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    Process process = launcher.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }

  private static void program(Path file, String line) throws Exception {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
