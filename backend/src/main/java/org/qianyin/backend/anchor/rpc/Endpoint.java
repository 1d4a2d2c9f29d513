package org.qianyin.backend.anchor.rpc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qianyin.backend.anchor.rpc.EndpointFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;

/**
 * One JSON-RPC endpoint: asked by {@link #ask}, which times every question, and leaves the endpoint
 * aside when it fails.
 */
public final class Endpoint implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Endpoint.class);
  private static final String METRIC = "qianyin.chain.endpoint";

  /**
   * What is asked of an endpoint.
   *
   * @param <T> the answer; compared by {@code equals} with those of other endpoints
   */
  public interface Question<T> {

    /**
     * @throws Refused if the endpoint understood and said no
     * @throws IOException for anything else that is no answer
     */
    T ask(Endpoint endpoint) throws IOException;
  }

  private final String name;
  private final JsonRpc service;
  private final Web3j web3;
  private final Standing standing;
  private final MeterRegistry metrics;
  private final Clock clock;

  Endpoint(String name, String url, Duration deadline, MeterRegistry metrics, Clock clock) {
    this.name = name;
    this.service = new JsonRpc(name, url, deadline);
    this.web3 = Web3j.build(service);
    this.standing = new Standing(clock.instant());
    this.metrics = metrics;
    this.clock = clock;
    Gauge.builder(METRIC + ".well", standing, at -> at.isWell() ? 1 : 0)
        .description("1 while the endpoint is asked, 0 while it is left aside")
        .tag("endpoint", name)
        .register(metrics);
    Gauge.builder(METRIC + ".block", standing, Standing::height)
        .description("the newest block that the endpoint told of")
        .tag("endpoint", name)
        .register(metrics);
  }

  /** Host and port, and no secret of the URL. */
  public String name() {
    return name;
  }

  /** For the generated bindings. */
  public Web3j web3() {
    return web3;
  }

  Standing standing() {
    return standing;
  }

  /**
   * Asks.
   *
   * @throws Refused if it says no
   * @throws ChainTrouble if the question cannot do with the answer
   * @throws EndpointFault for all else; the endpoint is left aside then
   */
  public <T> T ask(Question<T> question) throws IOException {
    Timer.Sample sample = Timer.start(metrics);
    String outcome = "ok";
    try {
      return question.ask(this);
    } catch (Refused e) {
      outcome = "refused";
      throw e;
    } catch (EndpointFault e) {
      outcome = e.kind().name().toLowerCase(Locale.ROOT);
      throw leftAside(e);
    } catch (ChainTrouble e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      outcome = Kind.NOT_JSON_RPC.name().toLowerCase(Locale.ROOT);
      throw leftAside(new EndpointFault(Kind.NOT_JSON_RPC, name, "answers nonsense: " + e));
    } finally {
      sample.stop(metrics.timer(METRIC + ".requests", "endpoint", name, "outcome", outcome));
    }
  }

  /** Leaves it aside for a while, and says so once. */
  public EndpointFault leftAside(EndpointFault fault) {
    if (standing.fell(fault, clock.instant())) {
      log.warn("chain endpoint left aside: {}", fault.getMessage());
    }
    return fault;
  }

  void isWellAgain() {
    if (standing.rose(clock.instant())) {
      log.info("chain endpoint {} is well again", name);
    }
  }

  /** The chain's id (EIP-155). */
  public long chainId() throws IOException {
    return Answers.number(text("eth_chainId"), "eth_chainId");
  }

  /** Height of the newest block. */
  long height() throws IOException {
    return Answers.number(text("eth_blockNumber"), "eth_blockNumber");
  }

  /** Transactions of {@code account} in mined blocks: the nonce that the next one must have. */
  public long nonce(String account) throws IOException {
    return Answers.number(text("eth_getTransactionCount", account, "latest"), "nonce");
  }

  /** The code at an address in a block, {@code 0x} if there is none. */
  public String code(String contract, String block) throws IOException {
    return text("eth_getCode", contract, block);
  }

  BigInteger quantity(String method, Object... params) throws IOException {
    return Answers.quantity(text(method, params), method);
  }

  private String text(String method, Object... params) throws IOException {
    String answer = send(method, Answers.Text.class, params).getResult();
    if (answer == null) {
      throw new IOException(method + ": no result");
    }
    return answer;
  }

  /** Members of an object, if the endpoint has it. */
  Optional<Map<String, Object>> object(String method, Object... params) throws IOException {
    return Optional.ofNullable(send(method, Answers.Members.class, params).getResult());
  }

  /** A block without its transactions, by number or tag, if the endpoint has it. */
  Optional<Map<String, Object>> block(String numberOrTag) throws IOException {
    return object("eth_getBlockByNumber", numberOrTag, false);
  }

  /** What became of a transaction; empty while it is in no block. */
  public Optional<Receipt> receipt(String transaction) throws IOException {
    Optional<Map<String, Object>> answer = object("eth_getTransactionReceipt", transaction);
    return answer.isPresent() ? Optional.of(Receipt.of(answer.get())) : Optional.empty();
  }

  /**
   * {@code eth_getProof} (EIP-1186).
   *
   * @throws Refused if this kind of node has none
   */
  public Map<String, Object> proof(String contract, String slot, long block) throws IOException {
    String at = Numeric.encodeQuantity(BigInteger.valueOf(block));
    return object("eth_getProof", contract, List.of(slot), at)
        .orElseThrow(() -> new IOException("eth_getProof: no result"));
  }

  <T extends Response<?>> T send(String method, Class<T> type, Object... params)
      throws IOException {
    return checked(new Request<>(method, List.of(params), service, type).send());
  }

  /**
   * The answer, unless it is an error.
   *
   * @throws Refused if it is
   */
  public <T extends Response<?>> T checked(T answer) throws IOException {
    if (answer.hasError()) {
      Response.Error error = answer.getError();
      if (error.getCode() == Refused.LIMIT_EXCEEDED) {
        throw new EndpointFault(Kind.BUSY, name, "asks to be asked less");
      }
      throw new Refused(error.getCode(), String.valueOf(error.getMessage()));
    }
    return answer;
  }

  @Override
  public void close() {
    web3.shutdown();
    service.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
