package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;

/**
 * Where the blocks of files are kept. What {@link Draft#keep} returned is durable; what was not
 * kept leaves nothing behind.
 */
interface BlockStore {

  /** Starts to take the blocks of one file. */
  Draft draft() throws IOException;

  /** The bytes of a kept file and, behind them, its inner nodes; the caller closes it. */
  FileChannel open(Cid file) throws IOException;

  /** A file on its way in: takes blocks, then is kept or dropped. */
  interface Draft extends BlockSink, AutoCloseable {

    /**
     * Makes the file durable under its name; harmless if it is there.
     *
     * @return where its blocks lie; empty for a file that is one block
     */
    List<Place> keep(Fingerprint fingerprint) throws IOException;

    /** Drops what was not kept. */
    @Override
    void close() throws IOException;
  }

  /**
   * Where a block lies in the file of its asset.
   *
   * @param offset from the start of the file
   * @param length bytes
   */
  record Place(Cid cid, long offset, int length) {}
}
