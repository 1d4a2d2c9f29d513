package org.qianyin.backend.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The files of a server, copied while it runs. */
final class Backup {

  private static final Set<String> OF_THE_RUNNING_ONE =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "postgresql.auto.conf");

  private Backup() {}

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(folder, target(folder), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!OF_THE_RUNNING_ONE.contains(file.getFileName().toString())) {
              try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
              } catch (NoSuchFileException e) {
                // PostgreSQL took it away meanwhile, and its journal says so.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          private Path target(Path path) {
            return to.resolve(from.relativize(path).toString());
          }
        });
  }

  /** Makes a copy follow its original. */
  static void makeStandby(Path folder, String label, String original) throws IOException {
    Files.writeString(folder.resolve("backup_label"), label);
    Files.createFile(folder.resolve("standby.signal"));
    Files.writeString(
        folder.resolve("postgresql.auto.conf"),
        "primary_conninfo = '" + original + " application_name=standby'\n");
  }
}
