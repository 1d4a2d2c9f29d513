package org.qianyin.backend.assets.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qianyin.backend.assets.store.AtOnce;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;

/**
 * One contiguous file an asset, {@code <two letters>/<cid>}: its bytes, then its inner nodes. A raw
 * leaf is a slice of it, so storing costs one write of the bytes, and a download is one read.
 */
public final class LocalBlockStore implements BlockStore {

  /** Files that are made durable at once; as many are open. */
  private static final int TOGETHER = 64;

  private final Path root;
  private final Path incoming;
  private final long reserve;
  private final FileStore disk;
  private final DirectBuffers buffers;

  /**
   * A store in a folder.
   *
   * @param reserve bytes of the disk that are left free
   */
  public LocalBlockStore(Path root, long reserve) throws IOException {
    this.root = root;
    this.incoming = root.resolve("incoming");
    this.reserve = reserve;
    Files.createDirectories(incoming);
    this.disk = Files.getFileStore(root);
    this.buffers = DirectBuffers.suiting(root);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
      for (Path draft : left) {
        Files.delete(draft); // of a run that was killed; nobody was told that it is stored
      }
    }
  }

  @Override
  public LocalDraft draft() throws IOException {
    return new LocalDraft(incoming.resolve(UUID.randomUUID().toString()));
  }

  @Override
  public int together() {
    return TOGETHER;
  }

  @Override
  public InputStream read(Cid file, long offset, long length) throws IOException {
    FileChannel channel = FileChannel.open(place(file), StandardOpenOption.READ);
    return Channels.newInputStream(channel.position(offset));
  }

  @Override
  public byte[] block(Cid file, Place place) throws IOException {
    try (InputStream in = read(file, place.offset(), place.length())) {
      return in.readNBytes(place.length());
    }
  }

  @Override
  public boolean keeps(Cid file, long size) throws IOException {
    try {
      return Files.size(place(file)) >= size; // its inner nodes lie behind it
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void settle(Collection<Cid> files) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    files.forEach(file -> folders.add(place(file).resolveSibling("")));
    AtOnce.each(folders, DurableFile::sync);
  }

  private Path place(Cid file) {
    return root.resolve(under(file));
  }

  /** Where a file lies in the folder of the store, with {@code /}. */
  public static String under(Cid file) {
    String name = file.toString(); // base32 of a parsed CID: letters and digits, never a path
    return name.substring(name.length() - 2) + "/" + name;
  }

  /** Where files lie that have no name yet; emptied at each start. */
  public Path incoming() {
    return incoming;
  }

  private void checkRoom() throws IOException {
    if (disk.getUsableSpace() < reserve) {
      throw new Refused(
          "STORAGE_FULL", "disk: it has less than the " + reserve + " bytes that are kept free");
    }
  }

  /** A file that is being written. */
  public final class LocalDraft implements Draft {
    private final Path path;
    private final DraftFile file;
    private final List<byte[]> nodes = new ArrayList<>();

    LocalDraft(Path path) throws IOException {
      checkRoom();
      this.path = path;
      this.file = new DraftFile(path, buffers);
    }

    @Override
    public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
      checkRoom();
      file.write(bytes);
    }

    @Override
    public void node(Cid cid, byte[] block) {
      // Held back until the leaves are all there: 50 KB for each GiB of file.
      nodes.add(block);
    }

    @Override
    public void finish(Fingerprint fingerprint) throws IOException {
      for (byte[] node : nodes) {
        file.write(ByteBuffer.wrap(node));
      }
      file.finish();
    }

    /** The bytes of a finished draft, and its inner nodes behind them. */
    public FileChannel reread() throws IOException {
      return FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public void name(Fingerprint fingerprint) throws IOException {
      Path target = place(fingerprint.cid());
      Path folder = target.resolveSibling("");
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        DurableFile.sync(root);
      }
      move(target);
    }

    private void move(Path target) throws IOException {
      try {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        throw new UncheckedIOException("blocks/ must be one file system", e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        file.close();
      } finally {
        Files.deleteIfExists(path);
      }
    }
  }
}
