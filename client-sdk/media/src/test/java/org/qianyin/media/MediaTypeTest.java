package org.qianyin.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.Fingerprint.Options;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a0000000d49484452, a.png, image/png",
    "ffd8ffe000104a4649460001, a.jpg, image/jpeg",
    "524946460000000057454250565038, a.webp, image/webp",
    "000000206674797069736f6d0000020069736f6d, a.mp4, video/mp4",
    "000000206674797069736f6d0000020069736f6d, '', video/mp4",
    "00000014667479707174202000000000, '', video/quicktime",
    "00000020667479704d34412000000000, '', audio/mp4",
    "52494646240000005741564566, '', audio/vnd.wave",
    "664c614300000022, a.flac, audio/x-flac",
    "494433030000000000, a.mp3, audio/mpeg",
    "255044462d312e37, a.pdf, application/pdf",
    "89504e470d0a1a0a0000000d49484452, a.txt, image/png",
    "00010203, '', application/octet-stream",
    "'', '', application/octet-stream",
    "e7acace4b880e99b86, 剧本.txt, text/plain",
    "e7acace4b880e99b86, '', text/plain",
    "7b7d, a.json, application/json"
  })
  void isRecognisedByBytesFirstAndNameSecond(String hex, String name, String type)
      throws IOException {
    assertThat(typeOf(HexFormat.of().parseHex(hex), name)).hasToString(type);
  }

  /** The bodies hold what other rules look for further on: noise, text, an archive's mark. */
  @ParameterizedTest
  @MethodSource("commonTypes")
  void theShortWayToACommonTypeEndsWhereTheLongOneDoes(Signature common) {
    for (String name :
        List.of(
            "a" + common.ending(), "frame-00001" + common.ending(), "第1集.b" + common.ending())) {
      for (byte[] file : bodiesBehind(common)) {
        assertThat(Signature.typeOf(file, file.length, name))
            .as("%s of %d bytes", name, file.length)
            .contains(MediaTypes.byAllRules(file, file.length, name));
      }
    }
  }

  static List<Signature> commonTypes() {
    return Signature.common();
  }

  private static List<byte[]> bodiesBehind(Signature common) {
    byte[] noise = new byte[1 << 16];
    new SplittableRandom(common.type().hashCode()).nextBytes(noise);
    byte[] text = "<html><body>%PDF-1.4 {\rtf1 ".repeat(500).getBytes(StandardCharsets.US_ASCII);
    return Stream.of(new byte[64], new byte[1 << 16], noise, text)
        .map(body -> behind(common, body))
        .toList();
  }

  /** A body that starts as the type does: RIFF files with RIFF, films with the size of a box. */
  private static byte[] behind(Signature common, byte[] body) {
    byte[] file = body.clone();
    String front = common.at() == 8 ? "RIFF$\0\0\0" : "\0\0\0 ".substring(0, common.at());
    byte[] start = (front + common.mark()).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, file, 0, start.length);
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "a.png, ffd8ff",
    "a.txt, 89504e470d0a1a0a",
    "a.mp4, 0000002066747970717420",
    "a, 49443303"
  })
  void thereIsNoShortWayIfNameAndBytesDisagree(String name, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Signature.typeOf(bytes, bytes.length, name)).isEmpty();
  }

  @Test
  void aTextCutInTheMiddleOfACharacterIsText() throws IOException {
    byte[] text = "钤印".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    assertThat(typeOf(text, "")).hasToString("text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd.png",
        "C:\\x\\..\\a.png",
        "a\u0000.png",
        "\u202Egnp.exe.png",
        "http://127.0.0.1/a.png?x=%00#y.png",
        "%zz.png",
        "a b\n.png"
      })
  void aNameIsAHintAndNeverAPath(String name) throws IOException {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    assertThat(typeOf(png, name)).hasToString("image/png");
  }

  @Test
  void aLongNameCountsByItsEnd() throws IOException {
    assertThat(typeOf(new byte[] {'x'}, "y".repeat(1_000_000) + ".css")).hasToString("text/css");
  }

  @Test
  void aZipBombIsAZipAndNothingInItIsUnpacked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 512; i++) {
        zip.write(zeros);
      }
    }
    byte[] bomb = out.toByteArray();
    long before = allocated();
    assertThat(typeOf(bomb, "bomb.zip")).hasToString("application/zip");
    assertThat(allocated() - before).as("bytes allocated").isLessThan(16L << 20);
  }

  @Test
  void anImageBombIsAnImageAndIsNotDecoded() throws IOException {
    byte[] bomb = pngOf(60_000, 60_000);
    long before = allocated();
    assertThat(typeOf(bomb, "bomb.png")).hasToString("image/png");
    assertThat(allocated() - before).as("bytes allocated").isLessThan(16L << 20);
  }

  @Test
  void anXmlBombIsXml() throws IOException {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 20; i++) {
      xml.append("<!ENTITY l").append(i).append(" \"");
      xml.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    xml.append("<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a b=\"&l19;\">&l19;&x;</a>");
    MediaType type = typeOf(xml.toString().getBytes(StandardCharsets.UTF_8), "bomb.xml");
    assertThat(type).hasToString("application/xml");
  }

  @Test
  void aTypeThatIsGivenIsTakenAsItIs() throws IOException {
    MediaType given = new MediaType("text/x-fountain");
    assertThat(
            Fingerprint.of(TestStreams.of(new byte[3]), Options.DEFAULTS.typed(given)).mediaType())
        .isSameAs(given);
  }

  @Test
  void refusesWhatTheLedgerWouldNotTake() {
    for (String bad :
        new String[] {"", "text", "Text/plain", "text/plain; charset=utf-8", "a/b/c"}) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> new MediaType(bad));
    }
    assertThat(new MediaType("video/mp4").family()).isEqualTo("video");
  }

  private static MediaType typeOf(byte[] bytes, String name) throws IOException {
    return Fingerprint.of(TestStreams.of(bytes), Options.DEFAULTS.named(name)).mediaType();
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static byte[] pngOf(int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflate = new DeflaterOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        deflate.write(zeros);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
    String header = "%08x%08x0100000000".formatted(width, height);
    chunk(png, "IHDR", HexFormat.of().parseHex(header));
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.write(HexFormat.of().parseHex("%08x".formatted(data.length)));
    out.write(name);
    out.write(data);
    out.write(HexFormat.of().parseHex("%08x".formatted(crc.getValue())));
  }
}
