package org.qianyin.client.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qianyin.client.PrivateFile;
import org.qianyin.media.sealed.FileKey;

/**
 * The key of a file that is stored sealed: {@code FILE.qianyin.key}, for its owner's eyes only
 * (mode 600). It is on no server, so that whoever loses it has lost the sealed copy.
 */
public final class KeyBeside {
  /** What is put behind the name of the file. */
  public static final String ENDING = ".qianyin.key";

  private static final int MAX_BYTES = 256;

  private KeyBeside() {}

  /** Where the key of {@code file} lies. */
  public static Path path(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  /**
   * The key of a file, made if there is none yet.
   *
   * @throws IOException if it cannot be read or written, or is no key
   */
  static FileKey of(Path file) throws IOException {
    Path path = path(file);
    if (Files.exists(path)) {
      return read(path);
    }
    FileKey key = FileKey.random();
    PrivateFile.writeSecret(path, key.text().getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  /**
   * Reads a key file.
   *
   * @throws IOException if it cannot be read, or is no key
   */
  public static FileKey read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is no key of a sealed file");
    }
    try {
      return FileKey.parse(Files.readString(path, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }
}
