package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.Progress;

/** Files, names and declarations that are made to mislead a server, as they come over HTTP. */
class HostileUploadIT extends RunningServer {

  @Test
  void keepsNothingOfAFormWhoseSecondFileIsNotTheOneThatItDeclares() throws Exception {
    byte[] first = random(1, 70_000);
    byte[] second = random(2, 1_500_000);
    Form form = new Form().file("a", first, declared(first)).file("b", second, declared(first));

    Server.Answer answer = form.post(server());

    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("DIGEST_MISMATCH", "Repr-Digest");
    assertThat(find(first).status()).isEqualTo(404);
    assertThat(find(second).status()).isEqualTo(404);
    try (Stream<Path> drafts = Files.list(dataFolder().resolve("blocks/incoming"))) {
      assertThat(drafts).isEmpty();
    }
    Form right = new Form().file("a", first, declared(first)).file("b", second, declared(second));
    assertThat(right.post(server()).status()).isEqualTo(201);
    assertThat(find(second).status()).isEqualTo(200);
  }

  @Test
  @Timeout(30)
  void keepsAZipBombAsTheBytesThatItIs() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("../../bomb.bin"));
      byte[] zeros = new byte[1 << 20];
      for (int mebibyte = 0; mebibyte < 600; mebibyte++) {
        zip.write(zeros);
      }
    }
    assertKeptAsItIs(bomb.toByteArray(), "application/zip");
  }

  @Test
  @Timeout(30)
  void keepsAnImageOfMorePointsThanMemoryHolds() throws Exception {
    var png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    var size = new ByteArrayOutputStream();
    var head = new DataOutputStream(size);
    head.writeInt(200_000);
    head.writeInt(200_000);
    head.write(new byte[] {8, 6, 0, 0, 0});
    chunk(png, "IHDR", size.toByteArray());
    chunk(png, "IEND", new byte[0]);
    assertKeptAsItIs(png.toByteArray(), "image/png");
  }

  @Test
  @Timeout(30)
  void keepsXmlThatWouldGrowWithoutBoundAndResolvesNothingOfIt() throws Exception {
    var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY l0 \"lol\">\n");
    xml.append("<!ENTITY file SYSTEM \"file:///etc/passwd\">\n");
    for (int n = 1; n < 12; n++) {
      xml.append("<!ENTITY l%d \"%s\">\n".formatted(n, ("&l" + (n - 1) + ";").repeat(10)));
    }
    xml.append("]><l>&l11;&file;</l>\n");
    assertKeptAsItIs(xml.toString().getBytes(StandardCharsets.UTF_8), "application/xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../../../tmp/qianyin-evil",
        "/tmp/qianyin-evil",
        "..\\..\\qianyin-evil",
        "%2e%2e%2f%2e%2e%2fqianyin-evil",
        "qianyin-evil\u202Egnp.exe",
        "qianyin-evil\u0000.png",
        "signer/key.json/../../qianyin-evil"
      })
  void aNameOfAFileIsNeverAPathAndNeverToldAgain(String name) throws Exception {
    byte[] file = random(name.hashCode(), 100);
    Server.Answer answer = new Form().file(name, file, declared(file)).post(server());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).doesNotContain("evil");
    assertThat(Path.of("/tmp/qianyin-evil")).doesNotExist();
    try (Stream<Path> all = Files.walk(dataFolder().resolve("blocks"));
        Stream<Path> beside = Files.list(dataFolder().getParent())) {
      assertThat(Stream.concat(all, beside)).noneMatch(path -> path.toString().contains("evil"));
    }
  }

  private void assertKeptAsItIs(byte[] file, String type) throws Exception {
    Server.Answer stored = server().post("/v1/assets", "application/octet-stream", file);
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.json().path("size").asInt()).isEqualTo(file.length);
    assertThat(stored.json().path("mime").asString()).isEqualTo(type);
    String cid = stored.json().path("cid").asString();
    assertThat(server().get("/v1/assets/" + cid).body()).isEqualTo(file);
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data)
      throws IOException {
    byte[] typed = name.getBytes(StandardCharsets.US_ASCII);
    int length = typed.length;
    typed = Arrays.copyOf(typed, length + data.length);
    System.arraycopy(data, 0, typed, length, data.length);
    CRC32 sum = new CRC32();
    sum.update(typed);
    var out = new DataOutputStream(png);
    out.writeInt(data.length);
    out.write(typed);
    out.writeInt((int) sum.getValue());
  }

  private Server.Answer find(byte[] file) throws Exception {
    return server().get("/v1/assets?digest=sha256:" + fingerprint(file).sha256().hex());
  }

  private static String declared(byte[] file) throws IOException {
    return "sha-256=:"
        + Base64.getEncoder().encodeToString(fingerprint(file).sha256().bytes())
        + ":";
  }

  private static Fingerprint fingerprint(byte[] file) throws IOException {
    return Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE);
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Several files in one request, as the SDK sends them. */
  private static final class Form {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form file(String name, byte[] content, String digest) {
      String head =
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
              + name
              + "\"\r\nRepr-Digest: "
              + digest
              + "\r\n\r\n";
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(content);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      return this;
    }

    Server.Answer post(Server server) throws IOException, InterruptedException {
      body.writeBytes("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
      return server.post("/v1/assets", "multipart/form-data; boundary=b", body.toByteArray());
    }
  }
}
