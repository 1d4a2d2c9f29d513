package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.Progress;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.UnixFsFile;

class AssetsIT extends RunningServer {

  @Test
  void storesAFileAndGivesItBack() throws Exception {
    byte[] file = bytes(1, 3_500_000);
    Fingerprint expected = Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE);

    Server.Answer stored = server().post("/v1/assets", "application/octet-stream", file);
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.json().path("cid").asString()).isEqualTo(expected.cid().toString());
    assertThat(stored.json().path("digest").asString())
        .isEqualTo("sha256:" + expected.sha256().hex());
    assertThat(stored.json().path("size").asLong()).isEqualTo(file.length);
    assertThat(server().get("/v1/assets/" + expected.cid()).body()).isEqualTo(file);
    assertThat(server().get("/v1/assets?digest=sha256:" + expected.sha256().hex()).status())
        .isEqualTo(200);
  }

  @Test
  void storingTheSameBytesAgainIsHarmless() throws Exception {
    byte[] file = bytes(2, 10);
    assertThat(server().post("/v1/assets", "text/plain", file).status()).isEqualTo(201);
    assertThat(server().post("/v1/assets", "text/plain", file).status()).isEqualTo(200);
  }

  @Test
  void answersARangeWithExactlyIt() throws Exception {
    byte[] file = bytes(3, 2_000_000);
    String cid = store(file);
    Server.Answer part =
        server()
            .send(
                server()
                    .request("/v1/assets/" + cid)
                    .header("Range", "bytes=1048570-1048589")
                    .build());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(file, 1048570, 1048590));
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes 1048570-1048589/2000000");
    Server.Answer beyond =
        server()
            .send(server().request("/v1/assets/" + cid).header("Range", "bytes=2000000-").build());
    assertThat(beyond.status()).isEqualTo(416);
    beyond.assertNames("RANGE_INVALID", "Range");
  }

  @Test
  void keepsNothingOfAFileWhoseDigestDiffers() throws Exception {
    byte[] file = bytes(4, 70_000);
    String other = Base64.getEncoder().encodeToString(new byte[32]);
    Server.Answer answer =
        server()
            .send(
                server()
                    .request("/v1/assets")
                    .header("Repr-Digest", "sha-256=:" + other + ":")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                    .build());
    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("DIGEST_MISMATCH", "Repr-Digest");
    assertThat(find(file).status()).isEqualTo(404);
    assertThat(drafts()).isZero();
  }

  @Test
  void acceptsADigestThatSuits() throws Exception {
    byte[] file = bytes(5, 70_000);
    byte[] digest = Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE).sha256().bytes();
    Server.Answer answer =
        server()
            .send(
                server()
                    .request("/v1/assets")
                    .header(
                        "Repr-Digest",
                        "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                    .build());
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void refusesADigestThatItCannotRead() throws Exception {
    Server.Answer answer =
        server()
            .send(
                server()
                    .request("/v1/assets")
                    .header("Repr-Digest", "sha-256=abc")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(6, 5)))
                    .build());
    assertThat(answer.status()).isEqualTo(400);
    answer.assertNames("DIGEST_SYNTAX", "Repr-Digest");
  }

  @Test
  void keepsAFileUnderTheCidThatItsSenderNamed() throws Exception {
    byte[] file = bytes(12, 70_000);
    assertThat(sendAs(cidOf(file), file).status()).isEqualTo(201);
    assertThat(find(file).json().path("cid").asString()).isEqualTo(cidOf(file));
  }

  @Test
  void keepsNothingOfAFileWhoseCidDiffers() throws Exception {
    byte[] file = bytes(13, 70_000);
    Server.Answer answer = sendAs(cidOf(bytes(14, 70_000)), file);
    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("DIGEST_MISMATCH", "Qianyin-CID");
    assertThat(answer.json().path("detail").asString()).contains(cidOf(file));
    assertThat(find(file).status()).isEqualTo(404);
    assertThat(drafts()).isZero();
  }

  @Test
  void refusesACidThatItCannotRead() throws Exception {
    Server.Answer answer = sendAs("../../etc/passwd", bytes(15, 5));
    assertThat(answer.status()).isEqualTo(400);
    answer.assertNames("DIGEST_SYNTAX", "Qianyin-CID");
  }

  private Server.Answer sendAs(String cid, byte[] file) throws Exception {
    return server()
        .send(
            server()
                .request("/v1/assets")
                .header("Qianyin-CID", cid)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
  }

  private static String cidOf(byte[] file) throws IOException {
    return Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE).cid().toString();
  }

  @Test
  void keepsNothingOfAnUploadThatBreaksOff() throws Exception {
    byte[] file = bytes(7, 300_000);
    URI uri = URI.create(server().base());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String head =
          "POST /v1/assets HTTP/1.1\r\nHost: x\r\nContent-Length: "
              + (file.length + 1)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(file);
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .contains(" 400 ", "UPLOAD_TRUNCATED", "\"detail\":\"body: ", "\"rule\":\"RFC 9112\"")
          .contains("\"next\":\"Send it again");
    }
    assertThat(find(file).status()).isEqualTo(404);
    assertThat(drafts()).isZero();
  }

  @Test
  void takesSeveralFilesAtOnceAndNeverReadsTheirNames() throws Exception {
    byte[] a = bytes(8, 1000);
    byte[] b = bytes(9, 1_500_000);
    String boundary = "qianyin-boundary";
    var body = new java.io.ByteArrayOutputStream();
    body.writeBytes(part(boundary, "../../../../tmp/evil\u202Egpj.exe", a));
    body.writeBytes(part(boundary, "..\\..\\b.bin", b));
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    Server.Answer answer =
        server()
            .post("/v1/assets", "multipart/form-data; boundary=" + boundary, body.toByteArray());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("items")).hasSize(2);
    assertThat(find(a).status()).isEqualTo(200);
    assertThat(find(b).status()).isEqualTo(200);
    assertThat(Files.exists(java.nio.file.Path.of("/tmp/evil\u202Egpj.exe"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\r\n[]--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"no file\"\r\n\r\n1\r\n--b--\r\n",
        ""
      })
  void refusesAMultipartBodyThatIsMalformedOrHoldsNoFile(String body) throws Exception {
    Server.Answer answer =
        server()
            .post(
                "/v1/assets",
                "multipart/form-data; boundary=b",
                body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    answer.assertNames("MULTIPART_INVALID", "body");
  }

  @Test
  void servesBlocksThatTheReaderCanCheck() throws Exception {
    byte[] file = bytes(10, 2_500_000);
    Cid cid = Cid.parse(store(file));
    UnixFsFile read =
        UnixFsFile.open(
            cid,
            wanted -> {
              try {
                Server.Answer block = server().get("/ipfs/" + wanted + "?format=raw");
                return block.status() == 200
                    ? java.util.Optional.of(block.body())
                    : java.util.Optional.empty();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            });
    var out = new java.io.ByteArrayOutputStream();
    read.copyTo(out);
    assertThat(out.toByteArray()).isEqualTo(file);
    Server.Answer car = server().get("/ipfs/" + cid + "?format=car");
    assertThat(car.status()).isEqualTo(200);
    assertThat(car.body().length).isGreaterThan(file.length);
    assertThat(server().get("/ipfs/" + cid).code()).isEqualTo("NOT_ACCEPTABLE");
  }

  @Test
  void refusesTextThatIsNoCid() throws Exception {
    assertThat(server().get("/v1/assets/..%2f..%2fsigner").status()).isEqualTo(400);
    server().get("/v1/assets/passwd").assertNames("PARAMETER_INVALID", "cid");
  }

  @Test
  void saysOfAFileThatIsNotHereWhatWasAskedFor() throws Exception {
    byte[] file = bytes(16, 5);
    find(file).assertNames("NOT_FOUND", "digest");
    server().get("/v1/assets/" + cidOf(file)).assertNames("NOT_FOUND", "cid");
    server().get("/ipfs/" + cidOf(file) + "?format=raw").assertNames("NOT_FOUND", "cid");
  }

  private String store(byte[] file) throws Exception {
    return server()
        .post("/v1/assets", "application/octet-stream", file)
        .json()
        .path("cid")
        .asString();
  }

  private Server.Answer find(byte[] file) throws Exception {
    ContentDigest digest = Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE).sha256();
    return server().get("/v1/assets?digest=sha256:" + HexFormat.of().formatHex(digest.bytes()));
  }

  private static long drafts() throws IOException {
    try (Stream<java.nio.file.Path> left = Files.list(dataFolder().resolve("blocks/incoming"))) {
      return left.count();
    }
  }

  private static byte[] part(String boundary, String name, byte[] content) {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
