package org.qianyin.backend.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one folder in which a server keeps everything: {@code postgres/ blocks/ log/ signer/ chain/
 * keys/}. Locked while the server runs, so that two never share it.
 */
@Component
public final class DataFolder implements DisposableBean {

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;
  private final boolean fresh;

  DataFolder(NodeSettings settings) {
    this.root = settings.data().toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      this.channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      this.lock = lockOrRefuse();
      for (Path secrets : List.of(signer(), keys())) {
        if (Files.isDirectory(secrets)) {
          OwnerOnly.folder(secrets);
        }
      }
    } catch (IOException e) {
      throw new StartRefused(
          "DATA_FOLDER",
          "the data folder cannot be written (" + e.getMessage() + ")",
          "Name a folder with --data that this user may write.");
    }
    boolean signer = Files.exists(signer().resolve("head.json"));
    boolean log = Stream.of(postgres(), log(), blocks()).anyMatch(DataFolder::hasContent);
    if (log && !signer) {
      throw new StartRefused(
          "SIGNER_STATE_MISSING",
          "the data folder holds a log but not the signer's state; signing again could fork the log",
          "Restore signer/ from its own backup; never make a new one. Without it this origin is over.");
    }
    if (signer && settings.newLogOnly()) {
      throw new StartRefused(
          "LOG_EXISTS",
          "the data folder holds a log already",
          "Use serve, or name an empty folder.");
    }
    this.fresh = !signer;
  }

  private FileLock lockOrRefuse() throws IOException {
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return held;
      }
    } catch (OverlappingFileLockException e) {
      // The same process holds it: refused below like any other.
    }
    throw new StartRefused(
        "DATA_FOLDER_LOCKED",
        "another server is running on this data folder",
        "Stop it, or name another folder with --data.");
  }

  private static boolean hasContent(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the folder held no log when the server started. */
  public boolean isFresh() {
    return fresh;
  }

  public Path root() {
    return root;
  }

  /** Files of the embedded PostgreSQL. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Blocks of uploaded files. */
  public Path blocks() {
    return root.resolve("blocks");
  }

  /** {@code checkpoint}, {@code tile/} and {@code staging/}: what the public may copy. */
  public Path log() {
    return root.resolve("log");
  }

  /** The log's key and the last head; never in a backup together with {@code postgres/}. */
  public Path signer() {
    return root.resolve("signer");
  }

  /** State of the embedded development chain. */
  public Path chain() {
    return root.resolve("chain");
  }

  /** Encrypted keys of the operator. */
  public Path keys() {
    return root.resolve("keys");
  }

  @Override
  public void destroy() throws IOException {
    lock.release();
    channel.close();
  }
}
