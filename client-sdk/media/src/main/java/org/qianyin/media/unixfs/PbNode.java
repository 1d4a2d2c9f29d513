package org.qianyin.media.unixfs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.media.cid.Cid;

/**
 * A dag-pb node (IPLD dag-pb specification): links first, then data, no other field, nothing twice.
 * The order is strict in both directions, so a node has one spelling.
 */
final class PbNode {
  private static final int DATA = 1;
  private static final int LINKS = 2;
  private static final int HASH = 1;
  private static final int NAME = 2;
  private static final int TSIZE = 3;

  private final List<PbLink> links;
  private final ByteBuffer data;

  PbNode(List<PbLink> links, ByteBuffer data) {
    this.links = List.copyOf(links);
    this.data = data;
  }

  List<PbLink> links() {
    return links;
  }

  ByteBuffer data() {
    return data.duplicate();
  }

  byte[] encode() {
    ProtoWriter out = new ProtoWriter();
    for (PbLink link : links) {
      // The name is written even when empty, as Kubo does; leaving it out would change the CID.
      byte[] body =
          new ProtoWriter()
              .bytes(HASH, link.cid().bytes())
              .bytes(NAME, link.name().getBytes(StandardCharsets.UTF_8))
              .number(TSIZE, link.tsize())
              .toBytes();
      out.bytes(LINKS, body);
    }
    byte[] body = new byte[data.remaining()];
    data.duplicate().get(body);
    return out.bytes(DATA, body).toBytes();
  }

  static PbNode decode(byte[] block) {
    ProtoReader in = new ProtoReader(ByteBuffer.wrap(block));
    List<PbLink> links = new ArrayList<>();
    ByteBuffer data = ByteBuffer.allocate(0);
    boolean ended = false;
    while (in.next()) {
      if (ended) {
        throw new IllegalArgumentException("dag-pb: nothing may follow the data");
      }
      switch (in.field()) {
        case LINKS -> links.add(link(in.bytes()));
        case DATA -> {
          data = in.bytes();
          ended = true;
        }
        default -> throw new IllegalArgumentException("dag-pb: node has field " + in.field());
      }
    }
    return new PbNode(links, data);
  }

  private static PbLink link(ByteBuffer bytes) {
    ProtoReader in = new ProtoReader(bytes);
    ByteBuffer hash = ByteBuffer.allocate(0);
    String name = "";
    long tsize = 0;
    int last = 0;
    while (in.next()) {
      if (in.field() <= last) {
        throw new IllegalArgumentException("dag-pb: link fields are out of order or repeated");
      }
      last = in.field();
      switch (last) {
        case HASH -> hash = in.bytes();
        case NAME -> name = text(in.bytes());
        case TSIZE -> tsize = in.number();
        default -> throw new IllegalArgumentException("dag-pb: link has field " + last);
      }
    }
    Cid cid = Cid.read(hash);
    if (hash.hasRemaining()) {
      throw new IllegalArgumentException("dag-pb: bytes follow the CID of a link");
    }
    return new PbLink(cid, name, tsize);
  }

  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("dag-pb: the name of a link is not UTF-8", e);
    }
  }
}
