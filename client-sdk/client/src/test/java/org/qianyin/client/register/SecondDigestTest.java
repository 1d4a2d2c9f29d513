package org.qianyin.client.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondDigestTest {
  /** GB/T 32905-2016, example 1. */
  private static final String OF_ABC =
      "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

  @TempDir private Path folder;
  private final List<Runnable> worker = new ArrayList<>();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("work"), "abc");
  }

  @Test
  void isComputedByItsWorkerAndNoOther() throws Exception {
    SecondDigest second = SecondDigest.begin(file, SecondDigest.State.of(file), worker::add);
    assertThat(worker).hasSize(1);
    worker.get(0).run();
    assertThat(second.await()).hasToString(OF_ABC);
  }

  @Test
  void aFileThatChangedMeanwhileHasNone() throws Exception {
    SecondDigest second = SecondDigest.begin(file, SecondDigest.State.of(file), worker::add);
    worker.get(0).run();
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThatThrownBy(second::await)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
  }

  @Test
  void aFileThatCannotBeReadSaysSo() throws Exception {
    SecondDigest second = SecondDigest.begin(file, SecondDigest.State.of(file), worker::add);
    Files.delete(file);
    worker.get(0).run();
    assertThatThrownBy(second::await).isInstanceOf(IOException.class);
  }
}
