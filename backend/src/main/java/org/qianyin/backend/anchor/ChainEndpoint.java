package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.web3j.crypto.RawTransaction;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

/**
 * The few questions that we ask an endpoint, each with a deadline, each answer checked for an
 * error.
 */
final class ChainEndpoint implements AutoCloseable {

  /** An answer whose members we read ourselves. */
  static final class RawAnswer extends Response<Map<String, Object>> {}

  /**
   * What a transaction may cost (EIP-1559).
   *
   * @param priority wei per gas for the block's proposer
   * @param max wei per gas in all
   */
  record Fees(BigInteger priority, BigInteger max) {

    /** A quarter more of both: nodes replace a transaction from a tenth on. */
    Fees raised() {
      return new Fees(more(priority), more(max));
    }

    private static BigInteger more(BigInteger fee) {
      return fee.multiply(BigInteger.valueOf(5)).divide(BigInteger.valueOf(4)).add(BigInteger.ONE);
    }
  }

  private final Web3jService service;
  private final Web3j web3;

  ChainEndpoint(String rpc, ChainSettings settings) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .callTimeout(settings.deadline())
            .connectTimeout(settings.deadline())
            .readTimeout(settings.deadline())
            .build();
    this.service = new HttpService(rpc, http);
    this.web3 = Web3j.build(service);
  }

  /** For the generated bindings. */
  Web3j web3() {
    return web3;
  }

  long chainId() throws IOException {
    return checked(web3.ethChainId().send()).getChainId().longValueExact();
  }

  /** Transactions of {@code account} in mined blocks: the nonce that the next one must have. */
  BigInteger nonce(String account) throws IOException {
    return checked(web3.ethGetTransactionCount(account, DefaultBlockParameterName.LATEST).send())
        .getTransactionCount();
  }

  /** Twice the base fee on top of the tip: room for six full blocks. */
  Fees fees() throws IOException {
    BigInteger tip =
        checked(web3.ethMaxPriorityFeePerGas().send())
            .getMaxPriorityFeePerGas()
            .max(BigInteger.ONE);
    Map<String, Object> latest = rawBlock("latest");
    BigInteger base =
        Numeric.decodeQuantity(String.valueOf(latest.getOrDefault("baseFeePerGas", "0x0")));
    return new Fees(tip, base.shiftLeft(1).add(tip));
  }

  BigInteger estimate(String from, Optional<String> to, String data) throws IOException {
    Transaction call =
        new Transaction(from, null, null, null, to.orElse(null), BigInteger.ZERO, data);
    return checked(web3.ethEstimateGas(call).send()).getAmountUsed();
  }

  /**
   * Hands a signed transaction to the endpoint. That it is known already is no error.
   *
   * @return why it was not taken, or empty
   */
  Optional<String> send(String signed) throws IOException {
    Response<String> answer = web3.ethSendRawTransaction(signed).send();
    if (!answer.hasError()) {
      return Optional.empty();
    }
    String why = String.valueOf(answer.getError().getMessage());
    return why.contains("already known") || why.contains("already imported")
        ? Optional.empty()
        : Optional.of(why);
  }

  Optional<TransactionReceipt> receipt(String transaction) throws IOException {
    return checked(web3.ethGetTransactionReceipt(transaction).send()).getTransactionReceipt();
  }

  /** The transaction of the one event with these topics. */
  String transactionWith(String contract, String event, String topic) throws IOException {
    EthFilter filter =
        new EthFilter(
            DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, contract);
    filter.addSingleTopic(event).addSingleTopic(topic);
    List<?> found = checked(web3.ethGetLogs(filter).send()).getLogs();
    if (found.size() == 1 && found.getFirst() instanceof EthLog.LogObject one) {
      return one.getTransactionHash();
    }
    throw new IOException("eth_getLogs: want one event of " + contract + ", got " + found.size());
  }

  String code(String contract) throws IOException {
    return checked(web3.ethGetCode(contract, DefaultBlockParameterName.LATEST).send()).getCode();
  }

  /** The newest block that the chain calls final. */
  Block finalized() throws IOException {
    return Block.of(rawBlock("finalized"))
        .orElseThrow(() ->
            new IOException(
                "the header of the finalized block does not hash to the hash that the endpoint"
                    + " names: its fork is newer than this software"));
  }

  /** {@code eth_getProof} (EIP-1186). */
  Map<String, Object> proof(String contract, String slot, long block) throws IOException {
    return raw(
        "eth_getProof",
        List.of(contract, List.of(slot), Numeric.encodeQuantity(BigInteger.valueOf(block))));
  }

  /** Gives an account of the development chain what its anchors will cost. */
  void fund(String account) throws IOException {
    Response<Map<String, Object>> answer =
        new Request<>(
                "anvil_setBalance",
                List.of(account, "0x56bc75e2d63100000"),
                service,
                RawAnswer.class)
            .send();
    checked(answer);
  }

  static RawTransaction transaction(
      long chainId, BigInteger nonce, BigInteger gas, String to, String data, Fees fees) {
    return RawTransaction.createTransaction(
        chainId, nonce, gas, to, BigInteger.ZERO, data, fees.priority(), fees.max());
  }

  private Map<String, Object> rawBlock(String tag) throws IOException {
    return raw("eth_getBlockByNumber", List.of(tag, false));
  }

  private Map<String, Object> raw(String method, List<Object> params) throws IOException {
    Map<String, Object> result =
        checked(new Request<>(method, params, service, RawAnswer.class).send()).getResult();
    if (result == null) {
      throw new IOException(method + ": the endpoint answered nothing");
    }
    return new LinkedHashMap<>(result);
  }

  private static <T extends Response<?>> T checked(T answer) throws IOException {
    if (answer.hasError()) {
      throw new IOException("the endpoint refused: " + answer.getError().getMessage());
    }
    return answer;
  }

  @Override
  public void close() {
    web3.shutdown();
  }
}
