package org.qianyin.backend.platform;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What holds secrets is its owner's alone, whatever the umask: folders 0700, files 0600. */
public final class OwnerOnly {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes a folder, or closes to others the one that is there. */
  public static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      close(folder, FOLDER);
    } else {
      Files.createDirectory(folder, attributes(FOLDER));
    }
    return folder;
  }

  /** Attributes with which a file is made: it is never open to others, not even while written. */
  static FileAttribute<?>[] file() {
    return attributes(FILE);
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> rights) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static void close(Path path, Set<PosixFilePermission> rights) throws IOException {
    if (POSIX && !Files.getPosixFilePermissions(path).equals(rights)) {
      Files.setPosixFilePermissions(path, rights);
    }
  }
}
