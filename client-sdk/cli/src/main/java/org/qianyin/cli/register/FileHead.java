package org.qianyin.cli.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;

/** What the name and the first bytes of a file say, before the whole of it is read. */
public final class FileHead {
  private static final int PREFIX = 1 << 16;

  private FileHead() {}

  /** Its media type. */
  public static MediaType type(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(
              new ByteArrayInputStream(in.readNBytes(PREFIX)),
              Fingerprint.Options.DEFAULTS.named(file.getFileName().toString()))
          .mediaType();
    }
  }

  /** Whether the kind of the work follows from its type. */
  public static boolean saysKind(Path file) throws IOException {
    return WorkDefaults.kind(type(file).family(), false).isPresent();
  }
}
