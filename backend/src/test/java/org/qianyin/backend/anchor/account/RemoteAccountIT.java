package org.qianyin.backend.anchor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account whose key another process holds and signs with, as Web3Signer does. */
class RemoteAccountIT {

  private static final long CHAIN = 31_337;
  private static final Credentials KEY = Credentials.create("1".repeat(64));
  private static final Credentials OTHER = Credentials.create("2".repeat(64));
  private static final JsonMapper JSON = new JsonMapper();

  private HttpServer signer;
  private Credentials signsWith = KEY;
  private UnaryOperator<String> change = raw -> raw;
  private Map<String, String> tampered = Map.of();

  @BeforeEach
  void start() throws Exception {
    signer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    signer.createContext(
        "/",
        exchange -> {
          try (exchange) {
            JsonNode call = JSON.readTree(exchange.getRequestBody());
            byte[] answer =
                change.apply(sign(call.path("params").get(0))).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(answer);
            }
          }
        });
    signer.start();
  }

  @AfterEach
  void stop() {
    signer.stop(0);
  }

  private String url() {
    return "http://user:hunter2@127.0.0.1:" + signer.getAddress().getPort() + "/";
  }

  private String member(JsonNode asked, String name) {
    return tampered.getOrDefault(name, asked.path(name).asString(""));
  }

  private BigInteger number(JsonNode asked, String name) {
    return Numeric.decodeQuantity(member(asked, name));
  }

  private String sign(JsonNode asked) {
    RawTransaction transaction =
        asked.has("gasPrice")
            ? RawTransaction.createTransaction(
                number(asked, "nonce"),
                number(asked, "gasPrice"),
                number(asked, "gas"),
                member(asked, "to"),
                number(asked, "value"),
                member(asked, "data"))
            : RawTransaction.createTransaction(
                number(asked, "chainId").longValueExact(),
                number(asked, "nonce"),
                number(asked, "gas"),
                member(asked, "to"),
                number(asked, "value"),
                member(asked, "data"),
                number(asked, "maxPriorityFeePerGas"),
                number(asked, "maxFeePerGas"));
    byte[] signed =
        asked.has("gasPrice")
            ? TransactionEncoder.signMessage(
                transaction, number(asked, "chainId").longValueExact(), signsWith)
            : TransactionEncoder.signMessage(transaction, signsWith);
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"" + Numeric.toHexString(signed) + "\"}";
  }

  private Account account() {
    return Accounts.open(
        new KeySettings(null, null, null, null, url(), KEY.getAddress()), Duration.ofSeconds(5));
  }

  private static RawTransaction transaction(String to) {
    return RawTransaction.createTransaction(
        CHAIN,
        BigInteger.valueOf(7),
        BigInteger.valueOf(90_000),
        to,
        BigInteger.ZERO,
        "0xcafe",
        BigInteger.TWO,
        BigInteger.TEN);
  }

  @Test
  void signsAsTheKeyWouldHere() throws Exception {
    for (String to : new String[] {"0x" + "ab".repeat(20), ""}) {
      Signed remote = account().sign(transaction(to), CHAIN);
      Signed local = LocalAccount.of("1".repeat(64)).sign(transaction(to), CHAIN);
      assertThat(remote).isEqualTo(local);
    }
  }

  @Test
  void signsTransactionsWithAGasPrice() throws Exception {
    RawTransaction legacy =
        RawTransaction.createTransaction(
            BigInteger.ZERO,
            BigInteger.TEN,
            BigInteger.valueOf(90_000),
            "0x" + "ab".repeat(20),
            BigInteger.ZERO,
            "0xcafe");
    assertThat(account().sign(legacy, CHAIN))
        .isEqualTo(LocalAccount.of("1".repeat(64)).sign(legacy, CHAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "gas", "value", "data", "maxFeePerGas", "chainId", "to"})
  void sendsNothingThatItDidNotAskFor(String member) {
    tampered = Map.of(member, member.equals("to") ? "0x" + "cd".repeat(20) : "0x1234");
    assertThatThrownBy(() -> account().sign(transaction("0x" + "ab".repeat(20)), CHAIN))
        .hasMessageContaining("qianyin.chain.signer")
        .hasMessageContaining("signed another transaction than asked");
  }

  @Test
  void sendsNothingThatAnotherAccountSigned() {
    signsWith = OTHER;
    assertThatThrownBy(() -> account().sign(transaction(""), CHAIN))
        .hasMessageContaining("signed by another account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no such account\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x02c0\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0xf8\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tx\":{}}}",
        "<html>login</html>"
      })
  void saysWhoseFaultItIsWhenTheSignerDoesNotSign(String answer) {
    change = raw -> answer;
    assertThatThrownBy(() -> account().sign(transaction(""), CHAIN))
        .hasMessageContaining("remote signer")
        .hasMessageNotContaining("hunter2");
  }
}
