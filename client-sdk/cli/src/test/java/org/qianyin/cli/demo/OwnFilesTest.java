package org.qianyin.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;

class OwnFilesTest {
  @TempDir private Path folder;

  @Test
  void nobodyElseSaysOfOwnFilesHowFarAiMadeThem() throws Exception {
    Path file = write("a.txt", "a");
    assertThatThrownBy(() -> OwnFiles.of(voice(Optional.empty()), List.of(file), null))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("--ai is missing");
    assertThat(OwnFiles.of(voice(Optional.of("1")), List.of(file), null).ai()).isEqualTo("NONE");
    assertThat(OwnFiles.of(voice(Optional.empty()), List.of(file), "ASSISTED").ai())
        .isEqualTo("ASSISTED");
    assertThatThrownBy(() -> OwnFiles.of(voice(Optional.empty()), List.of(), "NONE"))
        .hasMessageContaining("--ai is about files of your own");
  }

  @Test
  void whatCannotBeRegisteredIsRefusedBeforeAnythingStarts() throws Exception {
    Path unknown = Files.write(folder.resolve("a.bin"), new byte[] {0, 1, 2, 3});
    refused(List.of(write("fine.txt", "fine"), unknown), "a.bin", "application/octet-stream");
    refused(List.of(write("empty.txt", "")), "empty.txt", "is empty");
    refused(List.of(folder.resolve("gone.txt")), "gone.txt", "no such file");
    refused(List.of(write("x/1.txt", "x"), write("y/2.txt", "x")), "1.txt", "2.txt", "same bytes");
  }

  @Test
  void everyCopyHasANameOfItsOwn() throws Exception {
    List<Path> files = List.of(write("a/x.txt", "1"), write("b/x.txt", "2"), write("c/x.txt", "3"));
    Path works = Files.createDirectory(folder.resolve("works"));
    List<Path> copies = OwnFiles.of(voice(Optional.empty()), files, "NONE").writeTo(works);
    assertThat(copies)
        .extracting(copy -> copy.getFileName().toString())
        .containsExactly("x.txt", "x (2).txt", "x (3).txt");
    for (int i = 0; i < files.size(); i++) {
      assertThat(copies.get(i)).hasSameBinaryContentAs(files.get(i));
    }
  }

  @Test
  void noCopyHasTheNameOfAProof() throws Exception {
    List<Path> files = List.of(write("a/series", "text, by its bytes"));
    Path works = Files.createDirectory(folder.resolve("works"));
    assertThat(new OwnFiles(files, "NONE").writeTo(works))
        .containsExactly(works.resolve("series (2)"));
  }

  private void refused(List<Path> files, String... words) {
    assertThatThrownBy(() -> OwnFiles.of(voice(Optional.empty()), files, "NONE"))
        .isInstanceOf(Trouble.class)
        .hasMessageContainingAll(words);
  }

  private static Voice voice(Optional<String> answer) {
    PrintStream to = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Voice(to, to, Language.EN, answer.isPresent(), answer.map(a -> q -> Optional.of(a)));
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
