package org.qianyin.media.unixfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.TestStreams;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.DagException.Reason;

class DagTest {
  private final MemoryBlocks blocks = new MemoryBlocks();
  private final List<Cid> seen = new ArrayList<>();

  private Cid store(byte[] bytes) throws IOException {
    return Fingerprint.of(
            TestStreams.of(bytes),
            Fingerprint.Options.DEFAULTS.cut(new UnixFsProfile("test", 2, 2)).into(blocks))
        .cid();
  }

  @Test
  void visitsParentsBeforeChildrenAndChildrenInOrder() throws IOException {
    Cid root = store(new byte[] {1, 2, 3, 4, 5, 6});
    new Dag(blocks, 100).walk(root, (cid, block) -> seen.add(cid));
    List<Cid> leaves = seen.stream().filter(cid -> cid.codec() == Codec.RAW).toList();
    assertThat(seen).hasSize(6).startsWith(root).doesNotHaveDuplicates();
    assertThat(seen.get(1).codec()).isEqualTo(Codec.DAG_PB);
    assertThat(leaves)
        .containsExactly(leaf(1, 2), leaf(3, 4), leaf(5, 6))
        .isEqualTo(List.of(seen.get(2), seen.get(3), seen.get(5)));
  }

  @Test
  void visitsASharedBlockOnce() throws IOException {
    Cid root = store(new byte[8]);
    new Dag(blocks, 100).walk(root, (cid, block) -> seen.add(cid));
    assertThat(seen).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void stopsAtTheLimitOfBlocks() throws IOException {
    Cid root = store(new byte[] {1, 2, 3, 4, 5, 6});
    assertFails(root, 5, Reason.TOO_MANY_BLOCKS);
    assertThat(seen).hasSize(5);
    assertThatIllegalArgumentException().isThrownBy(() -> new Dag(blocks, 0));
  }

  @Test
  void stopsAtAMissingOrChangedBlock() throws IOException {
    Cid root = store(new byte[] {1, 2, 3, 4, 5, 6});
    blocks.blocks.put(leaf(3, 4), new byte[] {3, 5});
    assertFails(root, 100, Reason.MISMATCH);
    blocks.blocks.remove(leaf(3, 4));
    assertFails(root, 100, Reason.MISSING);
  }

  @Test
  void stopsInATreeThatIsTooDeep() {
    Cid cid = leaf(1, 2);
    blocks.node(cid, new byte[] {1, 2});
    for (int i = 0; i < 20; i++) {
      byte[] block =
          new PbNode(
                  List.of(new PbLink(cid, "", 0)), ByteBuffer.wrap(UnixFsData.file(2, List.of(2L))))
              .encode();
      cid = Cid.ofBlock(Codec.DAG_PB, block);
      blocks.node(cid, block);
    }
    assertFails(cid, 100, Reason.TOO_DEEP);
  }

  @Test
  void doesNotGuessLinksOfOtherCodecs() {
    byte[] block = {(byte) 0xA0};
    Cid cid = Cid.ofBlock(Codec.DAG_CBOR, block);
    blocks.node(cid, block);
    assertFails(cid, 100, Reason.UNSUPPORTED_CODEC);
  }

  private static Cid leaf(int... bytes) {
    return Cid.ofBlock(Codec.RAW, new byte[] {(byte) bytes[0], (byte) bytes[1]});
  }

  private void assertFails(Cid root, int maxBlocks, Reason reason) {
    assertThatExceptionOfType(DagException.class)
        .isThrownBy(() -> new Dag(blocks, maxBlocks).walk(root, (cid, block) -> seen.add(cid)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
