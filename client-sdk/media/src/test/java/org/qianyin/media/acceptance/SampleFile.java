package org.qianyin.media.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.TestStreams;
import org.qianyin.media.car.CarWriter;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.Dag;

/**
 * A file on disk and what we make of it.
 *
 * @param path of the file
 * @param found in our pass over it
 * @param blocks of our tree
 */
record SampleFile(Path path, Fingerprint found, MemoryBlocks blocks) {

  private static final int MOST_BLOCKS = 1000;

  /** A new file in {@code folder}; byte i is i mod 251. */
  static SampleFile of(Path folder, int size) throws IOException {
    Path path = Files.write(folder.resolve(size + ".bin"), TestStreams.pattern(size));
    return of(path);
  }

  static SampleFile of(Path path) throws IOException {
    MemoryBlocks blocks = new MemoryBlocks();
    try (var in = Files.newInputStream(path)) {
      Fingerprint found = Fingerprint.of(in, Fingerprint.Options.DEFAULTS.into(blocks));
      return new SampleFile(path, found, blocks);
    }
  }

  Cid cid() {
    return found.cid();
  }

  /** Writes our CAR of it beside it. */
  Path car() throws IOException {
    Path car = path.resolveSibling(path.getFileName() + ".car");
    try (OutputStream out = Files.newOutputStream(car)) {
      new Dag(blocks, MOST_BLOCKS).walk(cid(), new CarWriter(out, List.of(cid()))::put);
    }
    return car;
  }

  /** A copy of a file whose last byte is another one. */
  static Path changed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    return Files.write(file.resolveSibling("changed-" + file.getFileName()), bytes);
  }
}
