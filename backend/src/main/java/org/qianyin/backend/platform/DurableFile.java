package org.qianyin.backend.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Files that survive a power cut: synced before they get their name, and their folder after. */
public final class DurableFile {

  private DurableFile() {}

  /**
   * Writes a new file and syncs it, but not its folder.
   *
   * @throws IOException if it exists, or cannot be written
   */
  public static void create(Path path, byte[] bytes) throws IOException {
    create(path, bytes, new FileAttribute<?>[0]);
  }

  /** The same for a file that only its owner may read. */
  public static void createSecret(Path path, byte[] bytes) throws IOException {
    create(path, bytes, OwnerOnly.file());
  }

  private static void create(Path path, byte[] bytes, FileAttribute<?>[] attributes)
      throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(true);
    }
  }

  /** Puts these bytes in the place of a file, all or nothing. */
  public static void replace(Path path, byte[] bytes) throws IOException {
    replace(path, bytes, new FileAttribute<?>[0]);
  }

  /** The same for a file that only its owner may read. */
  public static void replaceSecret(Path path, byte[] bytes) throws IOException {
    replace(path, bytes, OwnerOnly.file());
  }

  private static void replace(Path path, byte[] bytes, FileAttribute<?>[] attributes)
      throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.deleteIfExists(next);
    create(next, bytes, attributes);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(path.toAbsolutePath().resolveSibling(""));
  }

  /** Makes the names in a folder durable. */
  public static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
