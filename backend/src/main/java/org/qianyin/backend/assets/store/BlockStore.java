package org.qianyin.backend.assets.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;

/**
 * Where the blocks of files are kept. What was named and settled is durable; what was not leaves
 * nothing behind that anybody could read. A store is not trusted with what it gives back: its
 * readers hold every byte against a CID.
 */
public interface BlockStore extends AutoCloseable {

  /** How many drafts one request may hold open at once; 1 if an open draft is dear. */
  int together();

  /**
   * Starts to take the blocks of one file.
   *
   * @throws Refused if there is no room
   * @throws StoreFault if the store does not answer, or has as many drafts as it takes
   */
  Draft draft() throws IOException;

  /**
   * Starts to take the blocks of a file whose CID its sender has told: a store that needs it only
   * when the file is all there does not look at it.
   *
   * @param expected CID that whoever finishes the draft has found, too
   */
  default Draft draft(Cid expected) throws IOException {
    return draft();
  }

  /**
   * Bytes of a kept file, in order, as the store has them: unchecked. The stream may end early, and
   * meets a deadline if the store stops in the middle.
   *
   * @param offset of the first byte; what a store keeps behind the file's bytes is no concern here
   * @param length at least 1; both within the file
   * @throws NoSuchFileException if the store does not have the file
   * @throws StoreFault if the store does not answer
   */
  InputStream read(Cid file, long offset, long length) throws IOException;

  /**
   * One block of a kept file, as the store has it: unchecked, and perhaps too short.
   *
   * @throws NoSuchFileException if the store does not have it
   * @throws StoreFault if the store does not answer
   */
  byte[] block(Cid file, Place place) throws IOException;

  /**
   * Whether a file is kept: named here and not dropped since, and as long as it must be, as far as
   * the store tells that without reading it.
   *
   * @param size of the file
   * @throws StoreFault if the store does not answer
   */
  boolean keeps(Cid file, long size) throws IOException;

  /** Makes the names of files durable: what is done before this may be gone after a power cut. */
  void settle(Collection<Cid> files) throws IOException;

  /**
   * Whether a bad copy is put right block by block. A store that does not is given the whole file
   * anew, which takes the place of the bad one.
   */
  default boolean mendsBlocks() {
    return false;
  }

  /**
   * Looks at one block of a kept file, and puts it right if it is missing or corrupt.
   *
   * @param right what the block is
   * @throws StoreFault if the store does not take it
   */
  default void mend(Cid file, Cid block, byte[] right) throws IOException {
    throw new UnsupportedOperationException("this store takes whole files");
  }

  /** Lets connections go; a store that has none does nothing. */
  @Override
  default void close() {}

  /** A file on its way in: takes blocks, is finished, gets its name; or is dropped. */
  interface Draft extends BlockSink, AutoCloseable {

    /**
     * Ends the file: its bytes are durable, under no name yet.
     *
     * @throws StoreFault if the store computes another CID for what it got
     */
    void finish(Fingerprint fingerprint) throws IOException;

    /** Gives the finished file its name, in place of what bears it. */
    void name(Fingerprint fingerprint) throws IOException;

    /** Drops what was not named. */
    @Override
    void close() throws IOException;
  }

  /**
   * Where a block lies: its file's bytes are counted through, and its inner nodes behind them in
   * the order in which they are made.
   *
   * @param offset from the start of the file
   * @param length bytes
   */
  record Place(Cid cid, long offset, int length) {}
}
