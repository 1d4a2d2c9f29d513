package org.qianyin.cli.register;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.register.KeyBeside;
import org.qianyin.media.sealed.FileKey;
import org.qianyin.media.sealed.SealBroken;
import org.qianyin.media.sealed.SealedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decrypt}: opens a sealed file with its key, whole or not at all. Needs no server. */
@Command(name = "decrypt")
public final class DecryptCommand extends Act {
  private static final int BUFFER = 1 << 20;

  @Parameters(paramLabel = "SEALED")
  private Path sealed = Path.of("");

  @Option(names = "--key-file", paramLabel = "FILE", required = true)
  private Path keyFile = Path.of("");

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    for (Path needed : new Path[] {sealed, keyFile}) {
      if (!Files.isRegularFile(needed)) {
        throw Trouble.usage(voice(), "file.missing", Visible.of(needed.toString()));
      }
    }
    if (Files.exists(out)) {
      throw Trouble.usage(voice(), "decrypt.exists", Visible.of(out.toString()));
    }
    FileKey key;
    try {
      key = KeyBeside.read(keyFile);
    } catch (IOException e) {
      throw Trouble.usage(voice(), "decrypt.key", Visible.of(keyFile.toString()));
    }
    try {
      open(key);
    } catch (SealBroken e) {
      throw Trouble.rejected("SEAL_BROKEN", Visible.of(sealed.toString()) + ": " + e.getMessage());
    }
    voice().say("decrypt.done", Visible.of(out.toString()));
    return Trouble.DONE;
  }

  /** Nothing has the name before all of it is known to be right. */
  private void open(FileKey key) throws IOException {
    Path draft = out.resolveSibling("." + out.getFileName() + ".tmp");
    try {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed), BUFFER);
          OutputStream to = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
        SealedFile.open(in, to, key);
      }
      Files.move(draft, out, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
