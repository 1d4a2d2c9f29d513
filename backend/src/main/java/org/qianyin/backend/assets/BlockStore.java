package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.List;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;

/**
 * Where the blocks of files are kept. What was named and settled is durable; what was not leaves
 * nothing behind.
 */
interface BlockStore {

  /** Starts to take the blocks of one file. */
  Draft draft() throws IOException;

  /** The bytes of a kept file and, behind them, its inner nodes; the caller closes it. */
  FileChannel open(Cid file) throws IOException;

  /** Makes the names of files durable: what is done before this may be gone after a power cut. */
  void settle(Collection<Cid> files) throws IOException;

  /** A file on its way in: takes blocks, is finished, gets its name; or is dropped. */
  interface Draft extends BlockSink, AutoCloseable {

    /** Ends the file: its bytes are durable, under no name yet. */
    void finish(Fingerprint fingerprint) throws IOException;

    /**
     * Gives the finished file its name; harmless if there is one.
     *
     * @return where its blocks lie; empty for a file that is one block
     */
    List<Place> name(Fingerprint fingerprint) throws IOException;

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
