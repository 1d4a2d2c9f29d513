package org.qianyin.proof.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;

class JcsVectorsTest {

  private static final Json.Obj VECTORS = VectorFile.read("jcs/jcs.json");
  private static final Path NUMBERS =
      Path.of("src/test/resources/vectors/jcs/es6-numbers-10000.txt");
  private static final double MOST = (1L << 53) - 1;
  private static final Set<String> WITH_FRACTIONS = Set.of("structures", "values");

  @TestFactory
  Stream<DynamicTest> writesTheCanonicalBytesOfEachDocument() {
    return VECTORS.objects("cases").stream()
        .map(vector -> dynamicTest(vector.string("name"), () -> checkDocument(vector)));
  }

  private static void checkDocument(Json.Obj vector) {
    Outcome<Json> read = Jcs.parse(vector.string("input_utf8").getBytes(UTF_8), 16);
    if (WITH_FRACTIONS.contains(vector.string("name"))) {
      assertThat(code(read)).isEqualTo("NOT_INTEGER");
    } else {
      assertThat(HexFormat.of().formatHex(Jcs.write(read.orThrow())))
          .isEqualTo(vector.string("output_hex"));
    }
  }

  @TestFactory
  Stream<DynamicTest> takesSafeIntegersOfAppendixBAndRefusesAllOtherNumbers() {
    return VECTORS.objects("numbers").stream()
        .map(vector -> vector.string("json"))
        .distinct()
        .map(number -> dynamicTest(number, () -> checkNumber(number)));
  }

  private static void checkNumber(String number) {
    Outcome<Json> read = Jcs.parse(number.getBytes(UTF_8), 1);
    if (number.equals("0")) {
      assertThat(read).isEqualTo(Outcome.ok(new Json.Int(0)));
    } else {
      assertThat(code(read)).isEqualTo("NOT_INTEGER");
    }
  }

  /** Lines of bits of a double and its text in ECMAScript: integers agree, all else is refused. */
  @Test
  void writesIntegersOfTheEs6FileAlikeAndRefusesItsFractions() throws Exception {
    int integers = 0;
    int others = 0;
    for (String line : Files.readAllLines(NUMBERS)) {
      int comma = line.indexOf(',');
      long bits = Long.parseUnsignedLong(line.substring(0, comma), 16);
      double number = Double.longBitsToDouble(bits);
      String text = line.substring(comma + 1);
      Outcome<Json> read = Jcs.parse(text.getBytes(UTF_8), 1);
      if (Math.rint(number) == number && Math.abs(number) <= MOST) {
        assertThat(read).as(line).isEqualTo(Outcome.ok(new Json.Int((long) number)));
        assertThat(new String(Jcs.write(read.orThrow()), UTF_8)).isEqualTo(text);
        integers++;
      } else {
        assertThat(code(read)).as(line).isEqualTo("NOT_INTEGER");
        others++;
      }
    }
    assertThat(integers).isEqualTo(14);
    assertThat(others).isEqualTo(10_000 - 14);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNoIJson() {
    return VECTORS.objects("must_fail").stream()
        .map(vector ->
            dynamicTest(
                vector.string("why"),
                () ->
                    assertThat(code(Jcs.parse(vector.string("text").getBytes(UTF_8), 16)))
                        .isEqualTo(codeOf(vector.string("why")))));
  }

  private static String codeOf(String why) {
    return switch (why) {
      case "duplicate name (I-JSON)" -> "DUPLICATE_NAME";
      case "out of double range" -> "NOT_INTEGER";
      default -> "NOT_JSON";
    };
  }

  @Test
  void sortsNamesByUtf16CodeUnits() {
    Json.Obj sorting = VECTORS.object("sorting");
    Json.Obj read = (Json.Obj) Jcs.parse(sorting.string("input").getBytes(UTF_8), 16).orThrow();
    List<String> names = new ArrayList<>(read.members().keySet());
    assertThat(names).isEqualTo(sorting.strings("order"));
  }

  private static String code(Outcome<Json> outcome) {
    return outcome instanceof Outcome.Refused<Json> refused
        ? refused.refusal().reason().code()
        : "accepted";
  }
}
