package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hands signed transactions to the chain, through every endpoint that is well. */
public final class Outgoing {

  /** Gas beyond which an estimate is no estimate: a deployment takes 1,100,000. */
  private static final long MOST_GAS = 5_000_000;

  private static final List<String> KNOWN_ALREADY =
      List.of("already known", "already imported", "already exists", "alreadyknown");

  /** What passes by itself: mined meanwhile, or waiting behind an earlier one with this nonce. */
  private static final List<String> PASSING = List.of("nonce too low", "underpriced");

  private final Endpoints endpoints;

  public Outgoing(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Sends a signed transaction, again if need be.
   *
   * @param signed {@code 0x} hex
   * @return empty if one endpoint at least has it now; else why none takes it, which may pass
   * @throws Refused if none takes it, and that will not pass by itself, such as for want of funds
   */
  public Optional<String> send(String signed) throws IOException {
    List<Vote<String>> votes = endpoints.votes(endpoint -> take(endpoint, signed));
    Optional<Vote<String>> refused =
        votes.stream().filter(vote -> vote.failure() instanceof Refused).findFirst();
    if (votes.stream().anyMatch(Vote::isAnswer)) {
      return Optional.empty();
    }
    if (refused.isEmpty()) {
      throw endpoints.tooFew(0);
    }
    String why = refused.get().toString();
    if (!isOneOf(PASSING, why)) {
      throw new ChainTrouble(
          "the transaction is not taken: " + why, "the chain does not take the transaction");
    }
    return Optional.of(why);
  }

  private static String take(Endpoint endpoint, String signed) throws IOException {
    try {
      endpoint.send("eth_sendRawTransaction", Answers.Text.class, signed);
      return "taken";
    } catch (Refused e) {
      if (isOneOf(KNOWN_ALREADY, String.valueOf(e.getMessage()))) {
        return "known";
      }
      throw e;
    }
  }

  private static boolean isOneOf(List<String> phrases, String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return phrases.stream().anyMatch(lower::contains);
  }

  /**
   * Gas that a call will need, a fifth more than estimated.
   *
   * @param to empty for a creation
   */
  public static BigInteger gas(Endpoint endpoint, String from, String to, String data)
      throws IOException {
    Map<String, String> call = new HashMap<>(Map.of("from", from, "data", data));
    if (!to.isEmpty()) {
      call.put("to", to);
    }
    // Of the newest block: some nodes would take the transaction that waits for granted.
    BigInteger estimate = endpoint.quantity("eth_estimateGas", call, "latest");
    if (estimate.bitLength() > 62 || estimate.longValueExact() > MOST_GAS) {
      throw new IOException("an estimate of " + estimate + " gas");
    }
    return estimate.multiply(BigInteger.valueOf(6)).divide(BigInteger.valueOf(5));
  }
}
