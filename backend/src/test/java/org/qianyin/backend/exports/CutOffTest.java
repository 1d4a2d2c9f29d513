package org.qianyin.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Server;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What a reader sees of an export, whole or broken off, through a real web server. */
@SpringBootTest(
    classes = CutOffTest.Web.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CutOffTest {

  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  @LocalServerPort private int port;

  private Server server() {
    return new Server("http://127.0.0.1:" + port);
  }

  @Test
  void sendsAWholeTableWithoutALengthAndSaysOfWhichMoment() throws Exception {
    Server.Answer answer = server().get("/v1/exports/numbers?format=csv-excel");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    assertThat(answer.headers().firstValue("X-Qianyin-Size")).contains("9");
    assertThat(answer.headers().firstValue("X-Qianyin-Root"))
        .contains(Digest.sha256(new byte[0]).hex());
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"qianyin-numbers-9-excel.csv\"");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.text().lines()).hasSize(20_001);
  }

  @Test
  void closesTheConnectionWhenATableBreaksOffBehindItsBeginning() {
    assertThatThrownBy(() -> server().get("/v1/exports/broken?format=csv"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void answersWithAProblemWhenNothingWasSentYet() throws Exception {
    Server.Answer answer = server().get("/v1/exports/dead?format=csv");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("INTERNAL");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void refusesAnUnknownViewFormatOrSize() throws Exception {
    assertThat(server().get("/v1/exports/secrets").code()).isEqualTo("NOT_FOUND");
    assertThat(server().get("/v1/exports/..%2Fworks").status()).isEqualTo(400);
    assertThat(server().get("/v1/exports/numbers?format=xls").code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(server().get("/v1/exports/numbers?size=8").code()).isEqualTo("NOT_FOUND");
    assertThat(server().get("/v1/exports/numbers?size=-1").code()).isEqualTo("NOT_FOUND");
    assertThat(server().get("/v1/exports/numbers?size=1e9").code()).isEqualTo("PARAMETER_INVALID");
    assertThat(server().get("/v1/exports/numbers?size=9").status()).isEqualTo(200);
  }

  @Test
  void runsNoMoreThanFourAtOnce() throws Exception {
    List<CompletableFuture<Server.Answer>> four = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      four.add(CompletableFuture.supplyAsync(this::held, THREADS));
    }
    assertThat(Held.ARRIVED.await(30, TimeUnit.SECONDS)).isTrue();
    Server.Answer fifth = server().get("/v1/exports/numbers");
    Held.RELEASED.countDown();
    assertThat(fifth.status()).isEqualTo(503);
    assertThat(fifth.code()).isEqualTo("OVERLOADED");
    for (CompletableFuture<Server.Answer> each : four) {
      assertThat(each.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    assertThat(server().get("/v1/exports/numbers").status()).isEqualTo(200);
  }

  private Server.Answer held() {
    try {
      return server().get("/v1/exports/held");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void getsOverAReaderThatGoesAway() throws Exception {
    for (int n = 0; n < 6; n++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket
            .getOutputStream()
            .write(
                "GET /v1/exports/endless HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
      }
    }
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(server().get("/v1/exports/numbers").status()).isEqualTo(200));
  }

  /** The web parts, some views and one moment. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
  })
  @ComponentScan("org.qianyin.backend.web")
  @Import({Exports.class, ExportsController.class})
  static class Web {

    private static final Moment MOMENT = new Moment(9, Digest.sha256(new byte[0]), Instant.EPOCH);

    @Bean
    Moments moments() {
      return new Moments() {
        @Override
        public Optional<Moment> newest() {
          return Optional.of(MOMENT);
        }

        @Override
        public Optional<Moment> of(long size) {
          return newest().filter(moment -> moment.size() == size);
        }

        @Override
        public void reading(Moment moment, Reading reading) throws IOException {
          reading.run();
        }
      };
    }

    @Bean
    View<Integer> numbers() {
      return new Numbers("numbers", Integer.MAX_VALUE, 20_000);
    }

    @Bean
    View<Integer> broken() {
      return new Numbers("broken", 19_999, 20_000);
    }

    @Bean
    View<Integer> dead() {
      return new Numbers("dead", 0, 20_000);
    }

    @Bean
    View<Integer> endless() {
      return new Numbers("endless", Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    @Bean
    View<Integer> held() {
      return new Held();
    }

    @Bean
    PlatformTransactionManager transactions() {
      return new NoTransactions();
    }
  }

  private record Numbers(String name, int failsAt, long rows) implements View<Integer> {

    @Override
    public List<Column<Integer>> columns() {
      return List.of(Column.required("number", "a number", n -> new Json.Int(n)));
    }

    @Override
    public Stream<Integer> rows(Moment moment) {
      return Stream.iterate(0, n -> n + 1)
          .limit(rows)
          .peek(n -> {
            if (n == failsAt) {
              throw new IllegalStateException("the database went away");
            }
          });
    }
  }

  /** Waits in the middle until it is let go. */
  private static final class Held implements View<Integer> {

    static final CountDownLatch ARRIVED = new CountDownLatch(4);
    static final CountDownLatch RELEASED = new CountDownLatch(1);

    @Override
    public String name() {
      return "held";
    }

    @Override
    public List<Column<Integer>> columns() {
      return List.of();
    }

    @Override
    public Stream<Integer> rows(Moment moment) {
      ARRIVED.countDown();
      try {
        assertThat(RELEASED.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return Stream.empty();
    }
  }

  private static final class NoTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
