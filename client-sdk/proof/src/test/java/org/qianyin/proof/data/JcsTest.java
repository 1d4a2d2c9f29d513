package org.qianyin.proof.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JcsTest {

  private static final String BEYOND_ONE_CHUNK = "\"" + "钤印 ".repeat(5000) + "\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "tru",
        "truefalse",
        "nul",
        "+1",
        "-",
        "01",
        "1.",
        "1.e1",
        "1e",
        "1e+",
        ".5",
        "NaN",
        "Infinity",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u１２３４\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud800x\"",
        "\"a\nb\"",
        "[1,]",
        "{\"a\":1,}",
        "{} {}",
        "\u00a0{}",
        "\ufeff{}",
        "'a'",
        "// c\n1"
      })
  void refusesWhatIsNotJson(String text) {
    assertThat(code(text)).isEqualTo("NOT_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\u0080\"",
        "\"\u00c0\u00af\"",
        "\"\u00c1\u0081\"",
        "\"\u00e0\u0080\u0080\"",
        "\"\u00ed\u00a0\u0080\"",
        "\"\u00f0\u0080\u0080\u0080\"",
        "\"\u00f4\u0090\u0080\u0080\"",
        "\"\u00f5\u0080\u0080\u0080\"",
        "\"\u00e9\u0092\"",
        "\"\u00e9\"",
        "\u00ff"
      })
  void refusesWhatIsNotUtf8(String bytesAsLatin1) {
    assertThat(code(Jcs.parse(bytesAsLatin1.getBytes(ISO_8859_1), 16))).isEqualTo("NOT_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1e0",
        "-0",
        "-01",
        "9007199254740992",
        "-9007199254740992",
        "18446744073709551617",
        "100000000000000000000000000000000",
        "0.1",
        "1E-400"
      })
  void refusesNumbersThatAreNoSafeIntegers(String text) {
    assertThat(code(text)).isEqualTo("NOT_INTEGER");
  }

  @ParameterizedTest
  @CsvSource({"9007199254740991", "-9007199254740991", "0", "-1", "10"})
  void keepsSafeIntegers(long value) {
    assertThat(Jcs.parse(Long.toString(value).getBytes(UTF_8), 1))
        .isEqualTo(Outcome.ok(new Json.Int(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.0,x|NOT_INTEGER",
        "[x,1.0|NOT_JSON",
        "{'a':1,'a':2.0}|DUPLICATE_NAME",
        "[[[1.0]]]|TOO_DEEP",
        "{'a':0,'\\u0061':1|DUPLICATE_NAME"
      })
  void namesTheFaultThatItMeetsFirst(String text, String code) {
    assertThat(code(Jcs.parse(text.replace('\'', '"').getBytes(UTF_8), 2))).isEqualTo(code);
  }

  @Test
  void boundsTheNestingExactly() {
    byte[] deep = ("[".repeat(512) + "]".repeat(512)).getBytes(UTF_8);
    assertThat(Jcs.parse(deep, 512)).isInstanceOf(Outcome.Ok.class);
    assertThat(code(Jcs.parse(deep, 511))).isEqualTo("TOO_DEEP");
    assertThat(code(Jcs.parse("[".repeat(1_000_000).getBytes(UTF_8), 512))).isEqualTo("TOO_DEEP");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0})
  void readsAStreamOfAnyPieces(int trickle) throws IOException {
    byte[] bytes =
        ("{\"a\":[1,-20," + BEYOND_ONE_CHUNK + "],\"b\":\"\\ud83d\\ude00\"}").getBytes(UTF_8);
    InputStream stream = trickle == 1 ? new Trickle(bytes) : new ByteArrayInputStream(bytes);
    assertThat(Jcs.parse(stream, new Jcs.Bounds(bytes.length, 4, "BUNDLE_TOO_LARGE")))
        .isEqualTo(Jcs.parse(bytes, 4));
  }

  @Test
  void refusesOneByteTooManyBeforeAnythingElse() throws IOException {
    byte[] broken = ("x" + " ".repeat(20_000)).getBytes(UTF_8);
    Jcs.Bounds enough = new Jcs.Bounds(20_001, 4, "BUNDLE_TOO_LARGE");
    Jcs.Bounds tooFew = new Jcs.Bounds(20_000, 4, "BUNDLE_TOO_LARGE");
    assertThat(code(Jcs.parse(new ByteArrayInputStream(broken), enough))).isEqualTo("NOT_JSON");
    assertThat(code(Jcs.parse(new ByteArrayInputStream(broken), tooFew)))
        .isEqualTo("BUNDLE_TOO_LARGE");
    byte[] fine = "[1] ".getBytes(UTF_8);
    assertThat(code(Jcs.parse(new ByteArrayInputStream(fine), new Jcs.Bounds(3, 4, "TOO_LARGE"))))
        .isEqualTo("TOO_LARGE");
  }

  @Test
  void readsNoMoreOfAStreamThanItsBoundAndOne() throws IOException {
    InputStream endless = InputStream.nullInputStream();
    Trickle counted = new Trickle(" ".repeat(100_000).getBytes(UTF_8));
    assertThat(code(Jcs.parse(counted, new Jcs.Bounds(9_000, 4, "TOO_LARGE"))))
        .isEqualTo("TOO_LARGE");
    assertThat(counted.taken).isEqualTo(9_001);
    assertThat(code(Jcs.parse(endless, new Jcs.Bounds(9, 4, "TOO_LARGE")))).isEqualTo("NOT_JSON");
  }

  @Test
  void passesOnTheFailureOfAStream() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("disk");
          }
        };
    assertThatThrownBy(() -> Jcs.parse(broken, new Jcs.Bounds(9, 4, "TOO_LARGE")))
        .isInstanceOf(IOException.class)
        .hasMessage("disk");
  }

  @Test
  void writesTheSameBytesToMemoryAndToAStream() throws IOException {
    Json value =
        Jcs.parse(("[" + BEYOND_ONE_CHUNK + ",true,null,{},[]]").getBytes(UTF_8), 4).orThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Jcs.write(value, out);
    assertThat(out.toByteArray()).isEqualTo(Jcs.write(value));
    assertThat(Jcs.parse(Jcs.write(value), 4)).isEqualTo(Outcome.ok(value));
  }

  @Test
  void writesEveryCodePointSoThatItReadsBack() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
      if (c < 0xd800 || c > 0xdfff) {
        all.appendCodePoint(c);
      }
    }
    Json value = new Json.Str(all.toString());
    byte[] written = Jcs.write(value);
    assertThat(Jcs.parse(written, 1)).isEqualTo(Outcome.ok(value));
    assertThat(new String(written, UTF_8))
        .contains("\\u0000\\u0001")
        .contains("\\b\\t\\n\\u000b\\f\\r");
  }

  @Test
  void refusesToWriteALoneSurrogate() {
    assertThatThrownBy(() -> Jcs.write(new Json.Str("a\ud800b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Jcs.write(Json.Obj.of(Map.of("\udc00", new Json.Int(1)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTheOrderOfNamesWhateverMapAnObjectCameFrom() {
    TreeMap<String, Json> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.put("b", new Json.Int(1));
    ignoringCase.put("C", new Json.Int(2));
    Json.Obj object = new Json.Obj(ignoringCase);
    assertThat(List.copyOf(object.members().keySet())).containsExactly("C", "b");
    assertThat(object.has("B")).isFalse();
  }

  private static String code(String text) {
    return code(Jcs.parse(text.getBytes(UTF_8), 16));
  }

  private static String code(Outcome<Json> outcome) {
    return outcome instanceof Outcome.Refused<Json> refused
        ? refused.refusal().reason().code()
        : "accepted";
  }

  /** Gives one byte a read. */
  private static final class Trickle extends InputStream {
    private final byte[] bytes;
    private int taken;

    Trickle(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return taken < bytes.length ? bytes[taken++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int b = length == 0 ? -1 : read();
      if (b < 0) {
        return length == 0 ? 0 : -1;
      }
      into[offset] = (byte) b;
      return 1;
    }
  }
}
