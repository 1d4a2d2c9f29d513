package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.backend.assets.kubo.KuboNode;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.proof.testing.RequiresProgram;

/** Our trustless gateway and Kubo's give the same answers for the same file. */
@RequiresProgram("ipfs")
class GatewayAcceptanceIT extends RunningServer {

  private static final List<String> FORMATS = List.of("raw", "car");

  @TempDir private Path folder;

  @Test
  void answersAsTheGatewayOfKuboDoes() throws Exception {
    String cid = stored(bytes(2_500_000));
    String other = stored(bytes(2_500_001));
    try (KuboNode node = KuboNode.start(folder.resolve("repository"))) {
      Path car = Files.write(folder.resolve("our.car"), answer(server(), cid, "car").body());
      node.ipfs("dag", "import", car.toString());
      Server kubo = gateway(node);

      for (String format : FORMATS) {
        Server.Answer theirs = answer(kubo, cid, format);
        Server.Answer ours = answer(server(), cid, format);
        assertThat(theirs.status()).isEqualTo(200);
        assertThat(ours.body()).isEqualTo(theirs.body());
        assertThat(type(ours)).isEqualTo(type(theirs));
        assertThat(answer(server(), other, format).body()).isNotEqualTo(theirs.body());
      }
    }
  }

  /** Kubo answers 200 to the same question for a CAR, and breaks it off. */
  @Test
  void hasNotTheBlockThatKuboHasNot() throws Exception {
    String absent = Cid.ofBlock(Codec.RAW, Author.random().bytes()).toString();
    try (KuboNode node = KuboNode.start(folder.resolve("repository"))) {
      assertThat(answer(gateway(node), absent, "raw").status()).isEqualTo(404);
      assertThat(answer(server(), absent, "raw").status()).isEqualTo(404);
    }
  }

  private String stored(byte[] file) throws Exception {
    Server.Answer answer = server().post("/v1/assets", "application/octet-stream", file);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.json().path("cid").asString();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new java.util.Random(size).nextBytes(bytes);
    return bytes;
  }

  private static Server.Answer answer(Server gateway, String cid, String format) throws Exception {
    return gateway.get("/ipfs/" + cid + "?format=" + format);
  }

  private static String type(Server.Answer answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
  }

  /** Where its gateway listens: {@code /ip4/127.0.0.1/tcp/<port>}. */
  private static Server gateway(KuboNode node) throws Exception {
    String address = node.ipfs("config", "Addresses.Gateway").strip();
    return new Server("http://127.0.0.1:" + address.substring(address.lastIndexOf('/') + 1));
  }
}
