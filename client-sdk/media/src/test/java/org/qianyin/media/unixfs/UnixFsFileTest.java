package org.qianyin.media.unixfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.TestStreams;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.DagException.Reason;

class UnixFsFileTest {
  private static final byte[] BYTES = TestStreams.pattern(5000);
  private final MemoryBlocks blocks = new MemoryBlocks();

  /** 20 leaves of 256 bytes under 3 levels of 4 links. */
  private Cid store() throws IOException {
    return Fingerprint.of(
            TestStreams.of(BYTES),
            Fingerprint.Options.DEFAULTS.cut(new UnixFsProfile("test", 256, 4)).into(blocks))
        .cid();
  }

  @ParameterizedTest
  @CsvSource({
    "0,5000",
    "0,0",
    "5000,0",
    "0,1",
    "4999,1",
    "255,2",
    "256,256",
    "1000,3000",
    "1,4998"
  })
  void givesAnyRange(int offset, int length) throws IOException {
    UnixFsFile file = UnixFsFile.open(store(), blocks);
    assertThat(file.size()).isEqualTo(5000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.copyTo(out, offset, length);
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(BYTES, offset, offset + length));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,-1", "0,5001", "5000,1", "1,9223372036854775807"})
  void refusesARangeThatIsNotInTheFile(long offset, long length) throws IOException {
    UnixFsFile file = UnixFsFile.open(store(), blocks);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file.copyTo(new ByteArrayOutputStream(), offset, length))
        .withMessageContaining("5000 bytes");
  }

  @Test
  void fetchesOnlyTheBlocksOfTheRange() throws IOException {
    UnixFsFile file = UnixFsFile.open(store(), blocks);
    blocks.fetched = 0;
    file.copyTo(new ByteArrayOutputStream(), 2600, 10);
    assertThat(blocks.fetched).as("root, two inner nodes, a leaf").isEqualTo(4);
  }

  @Test
  void stopsBeforeTheFirstByteOfAChangedBlock() throws IOException {
    Cid root = store();
    Cid third = Cid.ofBlock(Codec.RAW, Arrays.copyOfRange(BYTES, 512, 768));
    byte[] changed = Arrays.copyOfRange(BYTES, 512, 768);
    changed[0] ^= 1;
    blocks.blocks.put(third, changed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertFails(root, out, Reason.MISMATCH, third);
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(BYTES, 512));
  }

  @Test
  void namesTheMissingBlock() throws IOException {
    Cid root = store();
    Cid third = Cid.ofBlock(Codec.RAW, Arrays.copyOfRange(BYTES, 512, 768));
    blocks.blocks.remove(third);
    assertFails(root, new ByteArrayOutputStream(), Reason.MISSING, third);
  }

  @Test
  void refusesABlockThatNobodyWouldExchange() {
    byte[] large = new byte[(2 << 20) + 1];
    Cid cid = put(Codec.RAW, large);
    assertRefused(cid, Reason.TOO_LARGE);
  }

  @Test
  void refusesSizesThatDoNotAddUp() {
    Cid leaf = put(Codec.RAW, new byte[10]);
    assertRefused(node(11, List.of(10L), leaf), Reason.MALFORMED);
    assertRefused(node(10, List.of(), leaf), Reason.MALFORMED);
    assertRefused(
        node(8, List.of(Long.MAX_VALUE, Long.MAX_VALUE, 10L), leaf, leaf, leaf), Reason.MALFORMED);
  }

  @Test
  void refusesAChildThatIsLongerThanItsParentSays() {
    Cid root = node(9, List.of(9L), put(Codec.RAW, new byte[10]));
    assertFails(root, new ByteArrayOutputStream(), Reason.MALFORMED, null);
  }

  @Test
  void refusesATreeThatIsTooDeep() {
    Cid cid = put(Codec.RAW, new byte[1]);
    for (int i = 0; i < 16; i++) {
      cid = node(1, List.of(1L), cid);
    }
    assertFails(cid, new ByteArrayOutputStream(), Reason.TOO_DEEP, null);
  }

  @Test
  void aBombOfEmptyChildrenCostsNothing() throws IOException {
    Cid cid = put(Codec.RAW, new byte[0]);
    for (int i = 0; i < 12; i++) {
      Cid[] children = new Cid[1000];
      Arrays.fill(children, cid);
      cid = node(0, Collections.nCopies(1000, 0L), children);
    }
    Cid root = node(1, List.of(0L, 1L, 0L), cid, put(Codec.RAW, new byte[] {7}), cid);
    blocks.fetched = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UnixFsFile.open(root, blocks).copyTo(out);
    assertThat(out.toByteArray()).containsExactly(7);
    assertThat(blocks.fetched).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    UnixFsDirectory directory = UnixFsDirectory.of(Map.of());
    blocks.node(directory.cid(), directory.block());
    assertRefused(directory.cid(), Reason.NOT_A_FILE);
    assertRefused(put(Codec.DAG_CBOR, new byte[] {(byte) 0xA0}), Reason.NOT_A_FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "ff",
    "0a",
    "0a05",
    "0a020802" + "0a020802",
    "0a020809",
    "1a00",
    "0a00",
    "0a020802" + "1200",
    "1200" + "0a020802",
    "0a03088200",
    "0a0108"
  })
  void refusesBytesThatAreNoStrictDagPb(String hex) {
    Cid cid = put(Codec.DAG_PB, HexFormat.of().parseHex(hex));
    assertRefused(cid, Reason.MALFORMED);
  }

  @Test
  void readsAFileInItsIdentityCidWithoutAnySource() throws IOException {
    Cid cid = Cid.parse("f015500" + "03" + "010203");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UnixFsFile.open(cid, any -> Optional.empty()).copyTo(out);
    assertThat(out.toByteArray()).containsExactly(1, 2, 3);
  }

  private Cid put(Codec codec, byte[] block) {
    Cid cid = Cid.ofBlock(codec, block);
    blocks.node(cid, block);
    return cid;
  }

  private Cid node(long size, List<Long> sizes, Cid... children) {
    List<PbLink> links = Arrays.stream(children).map(child -> new PbLink(child, "", 0)).toList();
    return put(
        Codec.DAG_PB, new PbNode(links, ByteBuffer.wrap(UnixFsData.file(size, sizes))).encode());
  }

  private void assertRefused(Cid root, Reason reason) {
    assertThatExceptionOfType(DagException.class)
        .isThrownBy(() -> UnixFsFile.open(root, blocks))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.cid()).isEqualTo(root));
  }

  private void assertFails(Cid root, ByteArrayOutputStream out, Reason reason, @Nullable Cid cid) {
    assertThatExceptionOfType(DagException.class)
        .isThrownBy(() -> UnixFsFile.open(root, blocks).copyTo(out))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(cid == null || e.cid().equals(cid)).isTrue());
  }
}
