package org.qianyin.backend.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.proof.data.Digest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The public files of the log: {@code checkpoint} and tiles at their C2SP paths. A tile is staged
 * before its tree is signed, so whatever was signed can be rebuilt, and published only if it is not
 * there, or there with the same bytes.
 */
@Component
public final class TileStore {

  /** A tile is public with other bytes than ours: the log has forked, or the disk lies. */
  static final class TileConflict extends IOException {
    private static final long serialVersionUID = 1L;

    TileConflict(String path) {
      super("TILE_CONFLICT: " + path + " is published with other bytes");
    }
  }

  private final Path log;
  private final Path staging;

  @Autowired
  TileStore(DataFolder folder) throws IOException {
    this(folder.log());
  }

  TileStore(Path log) throws IOException {
    this.log = log;
    this.staging = log.resolve("staging");
    Files.createDirectories(staging);
  }

  /**
   * Makes the tiles of a tree durable, unpublished.
   *
   * @param tiles bytes by path, {@code tile/…}
   */
  void stage(long size, Digest root, Map<String, byte[]> tiles) throws IOException {
    Path folder = staged(size, root);
    delete(folder); // of a run that was killed while staging
    Set<Path> folders = new LinkedHashSet<>();
    for (Map.Entry<String, byte[]> tile : tiles.entrySet()) {
      Path file = folder.resolve(tile.getKey());
      Path parent = file.toAbsolutePath().resolveSibling("");
      Files.createDirectories(parent);
      DurableFile.create(file, tile.getValue());
      for (Path each = parent; each.startsWith(folder); each = each.resolveSibling("")) {
        if (!folders.add(each) || each.equals(folder.toAbsolutePath().resolve(""))) {
          break;
        }
      }
    }
    for (Path each : folders) {
      DurableFile.sync(each);
    }
    DurableFile.sync(staging);
  }

  /**
   * Publishes what was staged, then the checkpoint; can be repeated.
   *
   * @throws TileConflict if a tile is there with other bytes; nothing more is published then
   */
  void publish(long size, Digest root, String note) throws IOException {
    Path folder = staged(size, root);
    Set<Path> folders = new LinkedHashSet<>();
    for (Path file : files(folder)) {
      Path target = log.resolve(folder.relativize(file));
      Files.createDirectories(target.resolveSibling(""));
      try {
        // A link appears at once and whole, and never replaces what is there.
        Files.createLink(target, file);
        folders.add(target.resolveSibling(""));
        folders.add(target.resolveSibling("").resolveSibling(""));
      } catch (FileAlreadyExistsException e) {
        if (!Arrays.equals(Files.readAllBytes(target), Files.readAllBytes(file))) {
          throw new TileConflict(log.relativize(target).toString());
        }
      }
    }
    for (Path each : folders) {
      DurableFile.sync(each);
    }
    DurableFile.replace(log.resolve("checkpoint"), note.getBytes(StandardCharsets.UTF_8));
    delete(folder);
  }

  /** The published checkpoint, if there is one. */
  public Optional<String> checkpoint() throws IOException {
    return read("checkpoint").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * A published file.
   *
   * @param path in its one spelling, checked by the caller
   */
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(log.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path staged(long size, Digest root) {
    return staging.resolve(size + "-" + root.hex()).toAbsolutePath();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(TileStore::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
