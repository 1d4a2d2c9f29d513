package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.media.Fingerprint;
import org.qianyin.proof.Policy;
import org.qianyin.proof.log.NoteSigner;

/** Long work tells how far it is. */
class HowFarTest {
  private static final int SIZE = 3 << 20;
  private static final String KEY =
      NoteSigner.log("localhost/a", new byte[32]).verifierKey().text();
  private static final String RULES = "log " + KEY + "\nquorum none\naudit none\nmaxage none\n";
  private static final Policy POLICY =
      Policy.parse(RULES.getBytes(StandardCharsets.UTF_8)).orThrow();
  @TempDir private Path folder;
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();

  private void tell(long more) {
    assertThat(more).isPositive();
    told.addAndGet(more);
    calls.incrementAndGet();
  }

  @Test
  void anUploadTellsEachByteOfItsFilesOnce() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          call.sendResponseHeaders(201, -1);
          call.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      QianyinClient client = new QianyinClient(address, POLICY, Patience.USUAL, Clock.systemUTC());
      assertThat(client.upload(List.of(upload("a")), this::tell)).isEmpty();
      assertThat(told).hasValue(SIZE);
      assertThat(calls.get()).as("more than one step").isGreaterThan(2);
      assertThat(client.upload(List.of(upload("b"), upload("c")), this::tell)).isEmpty();
      assertThat(told).hasValue(3L * SIZE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void verifyTellsEachByteThatItReads() throws Exception {
    Path file = Files.write(folder.resolve("film"), new byte[SIZE]);
    new Verifier(POLICY, Clock.systemUTC()).verify(file, new byte[0], this::tell);
    assertThat(told).hasValue(SIZE);
    assertThat(calls.get()).isGreaterThan(2);
  }

  private Upload upload(String name) throws Exception {
    byte[] bytes = new byte[SIZE];
    Path file = Files.write(folder.resolve(name), bytes);
    return Upload.of(
        file, Fingerprint.of(new ByteArrayInputStream(bytes), Fingerprint.Options.DEFAULTS));
  }
}
