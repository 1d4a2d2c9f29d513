package org.qianyin.backend.anchor.account;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qianyin.backend.anchor.rpc.ChainTrouble;
import org.qianyin.backend.anchor.rpc.JsonRpc;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;

/**
 * An account whose key a remote signer holds: Web3Signer, clef or a node, asked by {@code
 * eth_signTransaction}. Only its signature is taken, put under our own transaction, and believed if
 * that is what it signed and this account signed it.
 */
final class RemoteAccount implements Account {

  /** Web3Signer answers a string, geth and clef an object with {@code raw}. */
  private static final class Answer extends Response<Object> {}

  private final JsonRpc signer;
  private final String address;

  RemoteAccount(JsonRpc signer, String address) {
    this.signer = signer;
    this.address = address.toLowerCase(Locale.ROOT);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Signed sign(RawTransaction transaction, long chainId) throws IOException {
    String raw = ask(members(transaction, chainId));
    byte[] returned = Numeric.hexStringToByteArray(raw);
    try {
      if (TransactionDecoder.decode(raw) instanceof SignedRawTransaction signed) {
        Sign.SignatureData signature = signed.getSignatureData();
        byte[] ours = TransactionEncoder.encode(transaction, signature);
        require(Arrays.equals(ours, returned), "signed another transaction than asked");
        require(address.equals(signed.getFrom()), "signed by another account than " + address);
        return Signed.of(ours);
      }
    } catch (RuntimeException | SignatureException e) {
      throw trouble("answered what is no signed transaction");
    }
    throw trouble("answered a transaction without a signature");
  }

  private String ask(Map<String, String> members) throws IOException {
    Answer answer =
        new Request<>("eth_signTransaction", List.of(members), signer, Answer.class).send();
    if (answer.hasError()) {
      throw trouble("refused: " + answer.getError().getMessage());
    }
    Object result = answer.getResult();
    Object raw = result instanceof Map<?, ?> object ? object.get("raw") : result;
    if (raw instanceof String hex && hex.matches("0x([0-9a-fA-F]{2}){1,65536}")) {
      return hex;
    }
    throw trouble("answered no transaction in hex");
  }

  private Map<String, String> members(RawTransaction transaction, long chainId) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("from", address);
    if (transaction.getTo() != null && !transaction.getTo().isEmpty()) {
      members.put("to", transaction.getTo());
    }
    members.put("gas", Numeric.encodeQuantity(transaction.getGasLimit()));
    members.put("nonce", Numeric.encodeQuantity(transaction.getNonce()));
    members.put("value", Numeric.encodeQuantity(transaction.getValue()));
    members.put("data", Numeric.prependHexPrefix(transaction.getData()));
    members.put("chainId", Numeric.encodeQuantity(BigInteger.valueOf(chainId)));
    if (transaction.getTransaction() instanceof Transaction1559 modern) {
      members.put("maxFeePerGas", Numeric.encodeQuantity(modern.getMaxFeePerGas()));
      members.put("maxPriorityFeePerGas", Numeric.encodeQuantity(modern.getMaxPriorityFeePerGas()));
    } else {
      members.put("gasPrice", Numeric.encodeQuantity(transaction.getGasPrice()));
    }
    return members;
  }

  private static void require(boolean holds, String otherwise) throws ChainTrouble {
    if (!holds) {
      throw trouble(otherwise);
    }
  }

  private static ChainTrouble trouble(String what) {
    return new ChainTrouble(
        "the remote signer (qianyin.chain.signer) " + what + "; nothing is sent",
        "this server's signer for the chain does not do its part");
  }
}
