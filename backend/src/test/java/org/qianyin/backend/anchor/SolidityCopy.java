package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qianyin.proof.testing.Program;

/**
 * Some files of contracts/ in a folder of their own, where an analyser may build and break them.
 */
final class SolidityCopy {

  private static final Path CONTRACTS = Path.of("../contracts").toAbsolutePath().normalize();
  private static final Path FORGE =
      CONTRACTS.resolve("node_modules/@foundry-rs/forge-linux-amd64/bin");

  private final Path folder;

  /** The settings and the compiler, without a source. */
  SolidityCopy(Path folder) throws IOException {
    this.folder = folder;
    add("foundry.toml");
    add("bin/solc");
    Files.createSymbolicLink(folder.resolve("node_modules"), CONTRACTS.resolve("node_modules"));
  }

  /** Adds a file of contracts/. */
  SolidityCopy add(String file) throws IOException {
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    Files.copy(CONTRACTS.resolve(file), copy);
    return this;
  }

  /** Adds a file that contracts/ does not have. */
  SolidityCopy write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  /** Changes a file that was added; what is taken out must stand in it once. */
  SolidityCopy replace(String file, String old, String now) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).containsOnlyOnce(old);
    Files.writeString(path, text.replace(old, now));
    return this;
  }

  /** A program that works here and finds forge. */
  Program program(String name) {
    return Program.named(name)
        .in(folder)
        .set("PATH", FORGE + File.pathSeparator + System.getenv("PATH"));
  }

  Path folder() {
    return folder;
  }
}
