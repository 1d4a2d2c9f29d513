package org.qianyin.proof.anchor;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/**
 * How a policy comes to trust a block header (ledger specification §9). Only {@link Pinned} can be
 * decided so far; the others are read, and leave an anchor undecided.
 */
public sealed interface HeaderTrust {

  /** The one block whose hash the policy names. */
  record Pinned(Digest blockHash) implements HeaderTrust {}

  /**
   * Blocks that validators of a QBFT consortium sealed.
   *
   * @param arguments as the policy writes them
   */
  record Qbft(List<String> arguments) implements HeaderTrust {
    public Qbft {
      arguments = List.copyOf(arguments);
    }
  }

  /** Blocks that nodes agree on, asked while verifying. */
  record Rpc(List<String> arguments) implements HeaderTrust {
    public Rpc {
      arguments = List.copyOf(arguments);
    }
  }

  /** No header is trusted. */
  record None() implements HeaderTrust {}

  /** Whether this vouches for the block. */
  default boolean vouchesFor(Digest blockHash) {
    return this instanceof Pinned pinned && pinned.blockHash().equals(blockHash);
  }

  /**
   * Reads the end of a policy's {@code anchor} line.
   *
   * @param word {@code pinned}, {@code qbft}, {@code rpc} or {@code none}
   * @param arguments what follows: one block hash of {@code 0x} and 64 lower-case hex digits, one
   *     or more, one or more, none
   * @return {@code BAD_POLICY} if they do not fit
   */
  static Outcome<HeaderTrust> parse(String word, List<String> arguments) {
    return switch (word) {
      case "pinned" -> pinned(arguments);
      case "qbft" -> some(word, arguments, new Qbft(arguments));
      case "rpc" -> some(word, arguments, new Rpc(arguments));
      case "none" ->
          arguments.isEmpty()
              ? Outcome.ok(new None())
              : bad("want nothing behind none, got " + arguments.get(0));
      default -> bad("want pinned, qbft, rpc or none, got " + word);
    };
  }

  private static Outcome<HeaderTrust> pinned(List<String> arguments) {
    if (arguments.size() != 1
        || !Octets.isHex(arguments.get(0))
        || arguments.get(0).length() != 2 + 2 * Digest.LENGTH) {
      return bad("want one block hash behind pinned, 0x and 64 lower-case hex digits");
    }
    return Outcome.ok(new Pinned(Digest.ofHex(arguments.get(0).substring(2))));
  }

  private static Outcome<HeaderTrust> some(String word, List<String> arguments, HeaderTrust trust) {
    return arguments.isEmpty() ? bad("want arguments behind " + word) : Outcome.ok(trust);
  }

  private static Outcome<HeaderTrust> bad(String detail) {
    return Outcome.refused("BAD_POLICY", "anchor: " + detail);
  }
}
