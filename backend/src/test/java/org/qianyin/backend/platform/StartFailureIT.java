package org.qianyin.backend.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.QianyinBackend;

/** What an operator sees of a server that does not start. */
class StartFailureIT {

  private record End(int exit, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void aBadOptionIsNamedOnStandardErrorAndNothingElseIsSaid() throws Exception {
    End end = run("serve", "--data", folder.resolve("new").toString(), "--origin", "no origin");
    assertThat(end.exit()).as(end.err()).isEqualTo(2);
    assertThat(end.err().lines()).hasSize(2);
    assertThat(end.err()).startsWith("--origin: want <host>/<name>").contains("Start it as: ");
    assertThat(end.out()).doesNotContain("FAILED TO START", "ERROR");
  }

  @Test
  void anOptionOfAnotherTypeIsNamedToo() throws Exception {
    String interval = "--qianyin.publish-interval=soon";
    End end = run("serve", "--data", folder.resolve("new").toString(), interval);
    assertThat(end.exit()).as(end.err()).isEqualTo(2);
    assertThat(end.err()).startsWith("--qianyin.publish-interval: cannot be read as its type");
  }

  @Test
  void anUnknownCommandIsABadOption() throws Exception {
    End end = run("server");
    assertThat(end.exit()).isEqualTo(2);
    assertThat(end.err())
        .startsWith("command: want serve, log-init, chain-deploy or migrate, got server");
  }

  @Test
  void aRefusedStartSaysWhatAndWhatToDo() throws Exception {
    Files.createDirectories(folder.resolve("log"));
    Files.writeString(folder.resolve("log/checkpoint"), "x");
    End end = run("serve", "--data", folder.toString());
    assertThat(end.exit()).as(end.err()).isEqualTo(3);
    assertThat(end.err().lines()).hasSize(2);
    assertThat(end.err()).startsWith("SIGNER_STATE_MISSING: ").contains("Restore signer/");
    assertThat(end.out()).doesNotContain("FAILED TO START", "ERROR");
  }

  @Test
  void theExitTellsAWrongPassphraseFromTheRest() {
    assertThat(exit("KEY_PASSPHRASE")).isEqualTo(1);
    assertThat(exit("PASSPHRASE_MISSING")).isEqualTo(2);
    assertThat(exit("DATA_FOLDER_LOCKED")).isEqualTo(3);
    assertThat(StartFailure.of(new IllegalStateException("x")).exit()).isEqualTo(3);
  }

  private static int exit(String code) {
    StartRefused refused = new StartRefused(code, "what", "next");
    return StartFailure.of(new IllegalStateException("a bean", refused)).exit();
  }

  private End run(String... args) throws Exception {
    Path out = folder.resolveSibling(folder.getFileName() + ".out");
    Path err = folder.resolveSibling(folder.getFileName() + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(QianyinBackend.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    End end = new End(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return end;
  }
}
