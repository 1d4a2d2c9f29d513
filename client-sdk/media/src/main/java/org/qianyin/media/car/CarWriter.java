package org.qianyin.media.car;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Varint;

/**
 * Writes a CARv1 (IPLD CARv1 specification) to a stream as blocks come: header, then one section
 * per block, under its CIDv1. Holds nothing back, does not close the stream, and does not check
 * what it is given.
 */
public final class CarWriter {
  private final OutputStream out;

  /**
   * Writes the header.
   *
   * @param roots 1 to 1024
   * @throws IOException what {@code out} throws
   */
  public CarWriter(OutputStream out, List<Cid> roots) throws IOException {
    this.out = out;
    byte[] header = new CarHeader(roots).encode();
    ByteArrayOutputStream prefix = new ByteArrayOutputStream(Varint.MAX_BYTES);
    Varint.write(prefix, header.length);
    prefix.writeTo(out);
    out.write(header);
  }

  /**
   * Writes a section.
   *
   * @throws IOException what {@code out} throws
   */
  public void put(Cid cid, byte[] block) throws IOException {
    byte[] name = cid.bytes();
    ByteArrayOutputStream prefix = new ByteArrayOutputStream(Varint.MAX_BYTES + name.length);
    Varint.write(prefix, (long) name.length + block.length);
    prefix.write(name, 0, name.length);
    prefix.writeTo(out);
    out.write(block);
  }
}
