package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.web3j.utils.Numeric;

/** Which blocks are final: by the chain's own tag, or a number of blocks behind the newest. */
public final class FinalBlocks {

  private final Endpoints endpoints;
  private final OptionalInt confirmations;

  public FinalBlocks(Endpoints endpoints, EndpointSettings settings) {
    this.endpoints = endpoints;
    this.confirmations = settings.confirmed();
  }

  /**
   * The newest block that enough endpoints call final.
   *
   * @throws ChainTrouble if too few of them know one
   */
  public long newest() throws IOException {
    List<Vote<Long>> votes = endpoints.votes(this::newest);
    List<Long> numbers =
        votes.stream()
            .filter(Vote::isAnswer)
            .map(Vote::value)
            .sorted(Comparator.reverseOrder())
            .toList();
    Optional<Vote<Long>> refused =
        votes.stream().filter(vote -> vote.failure() instanceof Refused).findFirst();
    if (numbers.size() < endpoints.agree() && refused.isPresent()) {
      throw new ChainTrouble(
          refused.get()
              + ": this chain knows no finalized block. Set qianyin.chain.confirmations: 0 where"
              + " blocks are final at once (IBFT, QBFT), else the blocks to wait for",
          "the chain knows no finalized block");
    }
    endpoints.requireEnough(numbers.size());
    return numbers.get(endpoints.agree() - 1);
  }

  private long newest(Endpoint endpoint) throws IOException {
    if (confirmations.isPresent()) {
      return Math.max(0, endpoint.height() - confirmations.getAsInt());
    }
    return Answers.number(
        endpoint
            .block("finalized")
            .orElseThrow(() -> new Refused(0, "it knows no finalized block")),
        "number");
  }

  /**
   * The hash of a block, as the endpoint has it.
   *
   * @throws Refused if it has no such block yet
   */
  public static String hash(Endpoint endpoint, long number) throws IOException {
    return Answers.text(
        endpoint.block(tag(number)).orElseThrow(() -> new Refused(0, "it has no block " + number)),
        "hash");
  }

  /**
   * The block with its header.
   *
   * @throws IOException if the header does not hash to the hash that the endpoint names
   */
  public static Block block(Endpoint endpoint, long number) throws IOException {
    return Block.of(
            endpoint
                .block(tag(number))
                .orElseThrow(() -> new Refused(0, "it has no block " + number)))
        .orElseThrow(() ->
            new ChainTrouble(
                "the header of block "
                    + number
                    + " does not hash to the hash that "
                    + endpoint
                    + " names: its fork is newer than this software",
                "the chain's blocks are newer than this software"));
  }

  private static String tag(long number) {
    return Numeric.encodeQuantity(BigInteger.valueOf(number));
  }
}
