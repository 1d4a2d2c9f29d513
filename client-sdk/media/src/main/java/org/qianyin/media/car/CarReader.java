package org.qianyin.media.car;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.qianyin.media.car.CarOutcome.Complete;
import org.qianyin.media.car.CarOutcome.Reason;
import org.qianyin.media.car.CarOutcome.Refused;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Varint;

/**
 * Reads a CARv1 from a stream that nobody vouches for, one section at a time. Memory is bounded by
 * the longest section, 2 MiB and a CID.
 */
public final class CarReader {
  static final int MAX_ROOTS = 1024;
  private static final int MAX_HEADER = 64 << 10;
  private static final int MAX_SECTION = (2 << 20) + 256;

  private final InputStream in;
  private final Visitor visitor;
  private final long maxBlocks;
  private long offset;
  private long sectionStart;

  /** Takes what is read, already checked. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a block that is what its CID names.
     *
     * @param offset of its section in the CAR
     * @throws IOException ends the reading
     */
    void block(Cid cid, byte[] block, long offset) throws IOException;

    /**
     * Takes the roots; called once and before all blocks.
     *
     * @throws IOException ends the reading
     */
    default void roots(List<Cid> roots) throws IOException {}
  }

  private CarReader(InputStream in, long maxBlocks, Visitor visitor) {
    this.in = in;
    this.maxBlocks = maxBlocks;
    this.visitor = visitor;
  }

  /**
   * Reads to the end of the stream or the first fault.
   *
   * @param maxBlocks most blocks to accept
   * @return never null; {@link Refused} names the first rule that was broken, and where
   * @throws IOException if the stream cannot be read, or what the visitor throws
   */
  public static CarOutcome read(InputStream in, long maxBlocks, Visitor visitor)
      throws IOException {
    CarReader reader = new CarReader(new BufferedInputStream(in, 1 << 16), maxBlocks, visitor);
    try {
      return reader.readAll();
    } catch (Fault fault) {
      return new Refused(fault.reason, reader.sectionStart, fault.detail);
    }
  }

  private CarOutcome readAll() throws IOException, Fault {
    int headerLength = length(MAX_HEADER);
    if (headerLength < 0) {
      throw new Fault(Reason.TRUNCATED, "want a header, got an empty stream");
    }
    List<Cid> roots = header(bytes(headerLength));
    visitor.roots(roots);
    long blocks = 0;
    while (true) {
      sectionStart = offset;
      int length = length(MAX_SECTION);
      if (length < 0) {
        return new Complete(roots, blocks, offset);
      }
      if (++blocks > maxBlocks) {
        throw new Fault(Reason.TOO_MANY_BLOCKS, "want at most " + maxBlocks);
      }
      section(ByteBuffer.wrap(bytes(length)));
    }
  }

  private static List<Cid> header(byte[] bytes) throws Fault {
    try {
      return CarHeader.decode(bytes).roots();
    } catch (IllegalArgumentException e) {
      throw new Fault(Reason.BAD_HEADER, String.valueOf(e.getMessage()));
    }
  }

  private void section(ByteBuffer section) throws IOException, Fault {
    Cid cid;
    try {
      cid = Cid.read(section);
    } catch (IllegalArgumentException e) {
      throw new Fault(Reason.BAD_CID, String.valueOf(e.getMessage()));
    }
    if (!cid.matches(section)) {
      throw new Fault(Reason.MISMATCH, "the block has another hash than " + cid);
    }
    byte[] block = new byte[section.remaining()];
    section.get(block);
    visitor.block(cid, block, sectionStart);
  }

  /** The length of the next part, or -1 at the end of the stream. */
  private int length(int max) throws IOException, Fault {
    ByteBuffer varint = ByteBuffer.allocate(Varint.MAX_BYTES);
    int b;
    do {
      b = in.read();
      if (b < 0 && varint.position() == 0) {
        return -1;
      }
      if (b < 0) {
        throw new Fault(Reason.TRUNCATED, "the stream ends within a length");
      }
      offset++;
      varint.put((byte) b);
    } while (b >= 0x80 && varint.hasRemaining());
    long length;
    try {
      length = Varint.read(varint.flip());
    } catch (IllegalArgumentException e) {
      throw new Fault(Reason.BAD_LENGTH, String.valueOf(e.getMessage()));
    }
    if (length == 0) {
      throw new Fault(Reason.BAD_LENGTH, "want at least 1, got 0");
    }
    if (length > max) {
      throw new Fault(Reason.TOO_LONG, "want at most " + max + " bytes, got " + length);
    }
    return (int) length;
  }

  private byte[] bytes(int length) throws IOException, Fault {
    byte[] bytes = in.readNBytes(length);
    offset += bytes.length;
    if (bytes.length < length) {
      throw new Fault(Reason.TRUNCATED, "want " + length + " bytes, got " + bytes.length);
    }
    return bytes;
  }

  /** Carries the first broken rule up to {@link #read}. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final String detail;

    Fault(Reason reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
      this.detail = detail;
    }
  }
}
