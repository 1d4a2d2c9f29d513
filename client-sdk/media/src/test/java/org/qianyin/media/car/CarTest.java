package org.qianyin.media.car;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.Vectors;
import org.qianyin.media.car.CarOutcome.Complete;
import org.qianyin.media.car.CarOutcome.Reason;
import org.qianyin.media.car.CarOutcome.Refused;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.Dag;
import org.qianyin.media.unixfs.DagException;
import tools.jackson.databind.JsonNode;

class CarTest {
  private static final HexFormat HEX = HexFormat.of();
  private final MemoryBlocks blocks = new MemoryBlocks();

  private CarOutcome read(byte[] car) throws IOException {
    return CarReader.read(
        new ByteArrayInputStream(car), 1000, (cid, block, offset) -> blocks.node(cid, block));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "carv1-basic.car",
        "dir-with-duplicate-files.car",
        "dir-with-files.car",
        "dir-with-percent-encoded-filename.car",
        "file-3k-and-3-blocks-missing-block.car",
        "gateway-raw-block.car",
        "subdir-with-two-single-block-files.car",
        "symlink.car"
      })
  void readsEveryPublishedCar(String name) throws IOException {
    JsonNode expected = Vectors.json("car-expected.json").get(name);
    byte[] car = Vectors.bytes("car/" + name);
    List<String> found = new ArrayList<>();
    CarOutcome outcome =
        CarReader.read(
            new ByteArrayInputStream(car),
            1000,
            (cid, block, offset) -> found.add(offset + " " + block.length + " " + cid));
    assertThat(found)
        .isNotEmpty()
        .containsExactlyElementsOf(
            Vectors.each(expected.get("blocks"))
                .map(b ->
                    b.get("offset").asLong()
                        + " "
                        + b.get("block_length").asInt()
                        + " "
                        + Cid.parse(b.get("cid").asString()))
                .toList());
    List<Cid> roots =
        Vectors.each(expected.get("roots")).map(root -> Cid.parse(root.asString())).toList();
    assertThat(outcome).isEqualTo(new Complete(roots, found.size(), car.length));
  }

  @Test
  void allPublishedCarsAreRead() {
    assertThat(Vectors.json("car-expected.json")).hasSize(8);
  }

  @Test
  void readsTheComputedCar() throws IOException {
    JsonNode vector = Vectors.json("computed.json").get("car");
    CarOutcome outcome = read(Vectors.bytes(vector.get("file").asString()));
    List<Cid> roots = List.of(Cid.parse(vector.get("roots").get(0).asString()));
    assertThat(outcome).isEqualTo(new Complete(roots, 8, vector.get("size").asLong()));
    assertThat(blocks.blocks.keySet().stream().map(Cid::toString))
        .containsExactlyElementsOf(
            Vectors.each(vector.get("blocks")).map(JsonNode::asString).toList());
  }

  @Test
  void tellsTheRootsBeforeTheBlocks() throws IOException {
    List<String> calls = new ArrayList<>();
    CarReader.read(
        new ByteArrayInputStream(Vectors.bytes("car/symlink.car")),
        1000,
        new CarReader.Visitor() {
          @Override
          public void block(Cid cid, byte[] block, long offset) {
            calls.add("block");
          }

          @Override
          public void roots(List<Cid> roots) {
            calls.add("roots");
          }
        });
    assertThat(calls).containsExactly("roots", "block", "block", "block");
  }

  @Test
  void writesTheHeaderOfTheVector() throws IOException {
    JsonNode vector = Vectors.json("computed.json");
    Cid root = Cid.parse(vector.get("car").get("roots").get(0).asString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CarWriter unused = new CarWriter(out, List.of(root));
    assertThat(HEX.formatHex(out.toByteArray()))
        .isEqualTo("3a" + vector.get("dag_cbor").get(0).get("hex").asString());
  }

  /** Kubo exports depth first without duplicates: our walk and writer must give its very bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dir-with-files.car",
        "dir-with-percent-encoded-filename.car",
        "subdir-with-two-single-block-files.car"
      })
  void walkAndWriterGiveKubosExportByteForByte(String name) throws IOException {
    byte[] car = Vectors.bytes("car/" + name);
    Complete read = (Complete) read(car);
    assertThat(export(read.roots().get(0))).isEqualTo(car);
  }

  @Test
  void aCarThatLacksABlockIsCompleteButItsTreeIsNot() throws IOException {
    Complete read = (Complete) read(Vectors.bytes("car/file-3k-and-3-blocks-missing-block.car"));
    assertThatExceptionOfType(DagException.class)
        .isThrownBy(() -> export(read.roots().get(0)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(DagException.Reason.MISSING));
  }

  private byte[] export(Cid root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Dag(blocks, 1000).walk(root, new CarWriter(out, List.of(root))::put);
    return out.toByteArray();
  }

  @Test
  void everyCutIsTruncatedExceptBetweenSections() throws IOException {
    byte[] car = Vectors.bytes("car/symlink.car");
    List<Long> ends = new ArrayList<>();
    CarReader.read(new ByteArrayInputStream(car), 10, (cid, block, offset) -> ends.add(offset));
    for (int length = 0; length < car.length; length++) {
      CarOutcome outcome = read(Arrays.copyOf(car, length));
      if (ends.contains((long) length)) {
        assertThat(outcome).as("cut at %s", length).isInstanceOf(Complete.class);
      } else {
        assertRefused(outcome, Reason.TRUNCATED);
      }
    }
  }

  @Test
  void everyFlippedBitIsRefusedOrIsTheNameOfTheSameBlock() throws IOException {
    byte[] car = Vectors.bytes("car/symlink.car");
    String intact = summary(car);
    int refused = 0;
    for (int i = 0; i < car.length * 8; i++) {
      byte[] changed = car.clone();
      changed[i / 8] ^= (byte) (1 << (i % 8));
      String summary = summary(changed);
      // A root is only a claim, and the codec is no part of the hash; all else is bound.
      assertThat(summary).as("bit %s", i).isNotEqualTo(intact);
      refused += summary.startsWith("Refused") ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(car.length * 8 * 8 / 10);
  }

  private static String summary(byte[] car) throws IOException {
    List<Cid> cids = new ArrayList<>();
    CarOutcome outcome =
        CarReader.read(new ByteArrayInputStream(car), 10, (cid, block, offset) -> cids.add(cid));
    return outcome.getClass().getSimpleName() + outcome + cids;
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED, 0",
    "00, BAD_LENGTH, 0",
    "8000, BAD_LENGTH, 0",
    "ffffffffffffffffff01, BAD_LENGTH, 0",
    "ffffffff7f, TOO_LONG, 0",
    "0aa16776657273696f6e02, BAD_HEADER, 0",
    "11a265726f6f7473806776657273696f6e01, BAD_HEADER, 0",
    "01a0, BAD_HEADER, 0"
  })
  void refusesABadHeader(String hex, Reason reason, long offset) throws IOException {
    assertThat(read(HEX.parseHex(hex)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.offset()).isEqualTo(offset);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "00, BAD_LENGTH",
    "8000, BAD_LENGTH",
    "80, TRUNCATED",
    "8180808001, TOO_LONG",
    "05, TRUNCATED",
    "0102, BAD_CID",
    "0401559900, BAD_CID",
    "0401550161, BAD_CID",
    "0501550001aa, MISMATCH",
    "0601550001aaaa, ''",
    "0601550001aabb, MISMATCH"
  })
  void refusesABadSectionAtItsOffset(String hex, String reason) throws IOException {
    ByteArrayOutputStream car = new ByteArrayOutputStream();
    new CarWriter(car, List.of(Cid.parse("bafkqaaa"))).put(Cid.parse("bafkqaaa"), new byte[0]);
    long offset = car.size();
    car.writeBytes(HEX.parseHex(hex));
    CarOutcome outcome = read(car.toByteArray());
    if (reason.isEmpty()) {
      assertThat(outcome).isInstanceOf(Complete.class);
    } else {
      assertRefused(outcome, Reason.valueOf(reason));
      assertThat(((Refused) outcome).offset()).isEqualTo(offset);
    }
  }

  @Test
  void refusesMoreBlocksThanTheCallerAllows() throws IOException {
    byte[] car = Vectors.bytes("car/symlink.car");
    assertRefused(
        CarReader.read(new ByteArrayInputStream(car), 2, (cid, block, offset) -> {}),
        Reason.TOO_MANY_BLOCKS);
  }

  @Test
  void writesAndReadsUpTo1024RootsAndNoMore() throws IOException {
    Cid root = Cid.parse("bafkqaaa");
    for (int count : new int[] {1, 23, 24, 255, 256, 1024}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<Cid> roots = Collections.nCopies(count, root);
      CarWriter unused = new CarWriter(out, roots);
      assertThat(read(out.toByteArray())).isEqualTo(new Complete(roots, 0, out.size()));
    }
    for (int count : new int[] {0, 1025}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new CarWriter(new ByteArrayOutputStream(), Collections.nCopies(count, root)));
    }
  }

  private static void assertRefused(CarOutcome outcome, Reason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
