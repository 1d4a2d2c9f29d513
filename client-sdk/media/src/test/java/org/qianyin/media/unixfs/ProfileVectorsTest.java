package org.qianyin.media.unixfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.TestStreams;
import org.qianyin.media.Vectors;
import org.qianyin.media.cid.Cid;
import tools.jackson.databind.JsonNode;

/**
 * CIDs of files, equal to Kubo's. The profile unixfs-v0-2015 (CIDv0, wrapped leaves) is not ours.
 */
class ProfileVectorsTest {
  @TestFactory
  Stream<DynamicTest> fileOfTheProfileVectors() {
    List<JsonNode> ours =
        Vectors.each(Vectors.json("cid-profiles.json").get("file_vectors"))
            .filter(vector -> vector.get("profile").asString().equals("unixfs-v1-2025"))
            .toList();
    assertThat(ours).hasSize(5);
    return ours.stream()
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.toString(),
                () -> {
                  Fingerprint found = Fingerprint.of(input(vector), Fingerprint.Options.DEFAULTS);
                  assertThat(found.cid()).hasToString(vector.get("cid").asString());
                }));
  }

  private static InputStream input(JsonNode vector) throws GeneralSecurityException {
    return vector.has("text")
        ? TestStreams.of(vector.get("text").asString().getBytes(StandardCharsets.UTF_8))
        : TestStreams.keyStream(vector.get("seed").asString(), vector.get("size").asLong());
  }

  @Test
  void computedFilesHaveTheirCidAndDagSize() throws IOException {
    JsonNode vectors = Vectors.json("computed.json").get("files_pattern_i_mod_251");
    assertThat(vectors).hasSize(6);
    for (JsonNode vector : vectors) {
      UnixFsProfile profile = Vectors.profile(vector.get("profile").asString());
      assertThat(profile.chunkSize()).isEqualTo(vector.get("chunk").asInt());
      assertThat(profile.maxLinks()).isEqualTo(vector.get("width").asInt());
      Fingerprint found =
          Fingerprint.of(
              TestStreams.of(TestStreams.pattern(vector.get("size").asInt())),
              Fingerprint.Options.DEFAULTS.cut(profile));
      assertThat(found.cid()).as("%s", vector).hasToString(vector.get("cid").asString());
      assertThat(found.dagSize()).isEqualTo(vector.get("tsize").asLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku, 0",
    "1, bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu, 1",
    "1048576, bafkreidddocae7lltzjlkooe5a3tmiwsgazn7logjvqk7bzttsidpzhxne, 1048576",
    "1048577, bafybeidjogjfwuhbzwopgd4bn3skcf5m6oz72xshywcndzxgqb623nfclu, 1048681",
    "10485760, bafybeif2rqywpl7rk4lkdx35oqrgj4qvhbi4kdpefbwtq5a3e7a3toslbu, 10486269"
  })
  void aFileHasTheCidThatKuboGaveIt(int size, String cid, long dagSize) throws IOException {
    Fingerprint found =
        Fingerprint.of(TestStreams.of(TestStreams.pattern(size)), Fingerprint.Options.DEFAULTS);
    assertThat(found.cid()).hasToString(cid);
    assertThat(found.dagSize()).isEqualTo(dagSize);
    assertThat(found.size()).isEqualTo(size);
  }

  @Test
  void theRootBlockOfTwoChunksIsKubosByteForByte() throws IOException {
    MemoryBlocks blocks = new MemoryBlocks();
    Fingerprint found =
        Fingerprint.of(
            TestStreams.of(TestStreams.pattern((1 << 20) + 1)),
            Fingerprint.Options.DEFAULTS.into(blocks));
    assertThat(HexFormat.of().formatHex(blocks.blocks.get(found.cid())))
        .isEqualTo(
            "122c0a2401551220631b84027d6b9e52b539c4e8373622d23032dfadc64d60af87339c9037e4f769"
                + "120018808040122a0a24015512205bad0d1132ac152cf657be8918ae163578448d56d40def9a590f"
                + "e3dcab0c339b120018010a0c080218818040208080402001");
  }

  @Test
  void everyBlockOfASmallFileIsTheVectors() throws IOException {
    JsonNode vector = Vectors.json("computed.json").get("small_file_blocks");
    MemoryBlocks blocks = new MemoryBlocks();
    Fingerprint found =
        Fingerprint.of(
            TestStreams.of(TestStreams.pattern(1000)),
            Fingerprint.Options.DEFAULTS.cut(new UnixFsProfile("test", 256, 174)).into(blocks));
    assertThat(found.cid()).hasToString(vector.get("root").asString());
    assertThat(found.dagSize()).isEqualTo(vector.get("tsize").asLong());
    List<String> want =
        Vectors.each(vector.get("blocks"))
            .map(b -> b.get("cid").asString() + " " + b.get("hex").asString())
            .toList();
    assertThat(
            blocks.blocks.entrySet().stream()
                .map(e -> e.getKey() + " " + HexFormat.of().formatHex(e.getValue())))
        .containsExactlyElementsOf(want);
  }

  @Test
  void aTreeOfFiveLevelsReadsBackWhateverItsSize() throws IOException {
    UnixFsProfile narrow = new UnixFsProfile("test", 2, 2);
    for (int size = 0; size <= 40; size++) {
      byte[] bytes = TestStreams.pattern(size);
      MemoryBlocks blocks = new MemoryBlocks();
      Cid root =
          Fingerprint.of(
                  TestStreams.of(bytes), Fingerprint.Options.DEFAULTS.cut(narrow).into(blocks))
              .cid();
      var out = new ByteArrayOutputStream();
      UnixFsFile.open(root, blocks).copyTo(out);
      assertThat(out.toByteArray()).as("size %s", size).isEqualTo(bytes);
    }
  }
}
