package org.qianyin.media.unixfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.TestStreams;
import org.qianyin.media.Vectors;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.UnixFsDirectory.Entry;
import tools.jackson.databind.JsonNode;

class UnixFsDirectoryTest {
  private final MemoryBlocks blocks = new MemoryBlocks();

  private Entry file(byte[] bytes, UnixFsProfile profile) throws IOException {
    Fingerprint found =
        Fingerprint.of(
            TestStreams.of(bytes), Fingerprint.Options.DEFAULTS.cut(profile).into(blocks));
    return new Entry(found.cid(), found.dagSize());
  }

  private Entry text(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8), UnixFsProfile.V1_2025);
  }

  private Entry store(UnixFsDirectory directory) {
    blocks.node(directory.cid(), directory.block());
    return new Entry(directory.cid(), directory.dagSize());
  }

  @Test
  void emptyOneIsTheWellKnownOne() {
    assertThat(UnixFsDirectory.of(Map.of()).cid())
        .hasToString("bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354");
  }

  @Test
  void twoFilesHaveTheCidThatKuboGaveThem() throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("b.txt", text("world\n"));
    entries.put("a.txt", text("hello\n"));
    UnixFsDirectory directory = UnixFsDirectory.of(entries);
    assertThat(directory.cid())
        .hasToString("bafybeiebfcvnu4542ztbnnbmo4sklt4u4l7qojvdekoseakophyy7ps3ja");
    assertThat(directory.entries().keySet()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void aTreeIsTheVectorsBlockForBlock() throws IOException {
    JsonNode vector = Vectors.json("computed.json").get("directory");
    Entry sub = store(UnixFsDirectory.of(Map.of("作品.txt", text("hello world\n"))));
    Entry binary = file(TestStreams.pattern(1000), new UnixFsProfile("test", 256, 174));
    UnixFsDirectory root =
        UnixFsDirectory.of(Map.of("a.txt", text("hello world\n"), "b.bin", binary, "sub", sub));
    store(root);
    assertThat(root.cid()).hasToString(vector.get("root").asString());
    assertThat(root.dagSize()).isEqualTo(vector.get("tsize").asLong());
    assertThat(
            blocks.blocks.entrySet().stream()
                .map(e -> e.getKey() + " " + HexFormat.of().formatHex(e.getValue())))
        .containsExactlyInAnyOrderElementsOf(
            Vectors.each(vector.get("blocks"))
                .map(b -> b.get("cid").asString() + " " + b.get("hex").asString())
                .toList());
  }

  @Test
  void readsItselfBack() throws IOException {
    UnixFsDirectory made = UnixFsDirectory.of(Map.of("a", text("1"), "b", text("2")));
    store(made);
    UnixFsDirectory read = UnixFsDirectory.open(made.cid(), blocks);
    assertThat(read.entries()).isEqualTo(made.entries());
    assertThat(read.dagSize()).isEqualTo(made.dagSize());
    assertThat(read.cid()).isEqualTo(made.cid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\u0000b"})
  void refusesANameThatIsAPath(String name) throws IOException {
    Entry entry = text("x");
    assertThatIllegalArgumentException().isThrownBy(() -> UnixFsDirectory.of(Map.of(name, entry)));
  }

  @Test
  void holdsWhatTheProfileAllowsAndRefusesOneMore() throws IOException {
    // The basic/HAMT border of IPIP-499's vectors: 4766 names of 11 letters, the last of 21 or 22.
    Entry entry = text("x");
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < 4765; i++) {
      entries.put("%011d".formatted(i), entry);
    }
    entries.put("z".repeat(21), entry);
    assertThat(UnixFsDirectory.of(entries).block()).hasSize(262_144);
    entries.remove("z".repeat(21));
    entries.put("z".repeat(22), entry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnixFsDirectory.of(entries))
        .withMessageContaining("262144");
  }

  @Test
  void refusesToOpenAFileOrANameTwice() throws IOException {
    Entry entry = text("x");
    byte[] twice =
        new PbNode(
                List.of(new PbLink(entry.cid(), "a", 1), new PbLink(entry.cid(), "a", 1)),
                ByteBuffer.wrap(UnixFsData.directory()))
            .encode();
    Cid doubled = Cid.ofBlock(Codec.DAG_PB, twice);
    blocks.node(doubled, twice);
    assertMalformed(doubled);
    assertMalformed(entry.cid());
    assertMalformed(file(new byte[3], new UnixFsProfile("test", 1, 2)).cid());
  }

  private void assertMalformed(Cid cid) {
    assertThatExceptionOfType(DagException.class)
        .isThrownBy(() -> UnixFsDirectory.open(cid, blocks))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(DagException.Reason.MALFORMED));
  }
}
