package org.qianyin.cli.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import org.qianyin.client.register.Registration;

class RegisterProgressTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @Test
  void hashingSendingAndFinishingFollowEachOther() throws Exception {
    try (RegisterProgress progress = progress(false, true)) {
      progress.uploaded(2);
      progress.hashed(3);
      assertThat(shown()).isEqualTo("Hashed …\n");
      progress.hashed(1);
      assertThat(shown()).isEqualTo("Hashed …\nHashed: done\nSent …\n");
      progress.uploaded(2);
      assertThat(shown()).endsWith("Sent …\nSent: done\nRegistered …\n");
      finish(progress, 2);
    }
    assertThat(shown()).endsWith("Registered …\nRegistered: done\n");
  }

  @Test
  void filesThatStayHereAreNotSaidToBeSent() throws Exception {
    try (RegisterProgress progress = progress(false, false)) {
      progress.hashed(4);
      finish(progress, 2);
    }
    assertThat(shown()).isEqualTo("Hashed …\nHashed: done\nRegistered …\nRegistered: done\n");
  }

  @Test
  void whatIsRefusedIsFinishedWithoutBeingSent() throws Exception {
    try (RegisterProgress progress = progress(false, true)) {
      progress.hashed(4);
      finish(progress, 2);
    }
    assertThat(shown()).isEqualTo("Hashed …\nHashed: done\nRegistered …\nRegistered: done\n");
  }

  @Test
  void aTerminalSeesABarForWhatIsSent() throws Exception {
    try (RegisterProgress progress = progress(true, true)) {
      progress.hashed(4);
      progress.uploaded(4);
      finish(progress, 2);
    }
    assertThat(shown()).contains("\r", "Hashed 100%", "Sent 100%", "Registered 100%");
  }

  private RegisterProgress progress(boolean terminal, boolean upload) throws IOException {
    List<Path> files =
        List.of(
            Files.writeString(folder.resolve("a.txt"), "abc"),
            Files.writeString(folder.resolve("b.txt"), "d"));
    PrintStream to = new PrintStream(notes, true, StandardCharsets.UTF_8);
    Voice voice = new Voice(to, to, Language.EN, terminal);
    return new RegisterProgress(voice, files, upload, new Agreement(voice, true));
  }

  private static void finish(RegisterProgress progress, int files) {
    for (int i = 0; i < files; i++) {
      progress.finished(new Registration.NotDone(Path.of("f" + i), "KIND_UNKNOWN", "", false));
    }
  }

  private String shown() {
    return notes.toString(StandardCharsets.UTF_8);
  }
}
