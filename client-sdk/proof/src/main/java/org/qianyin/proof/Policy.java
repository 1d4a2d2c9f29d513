package org.qianyin.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.anchor.AnchorRule;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.VerifierKey;

/**
 * Whom a caller trusts (ledger specification §7): a C2SP tlog-policy with lines of our own on
 * replay, age, anchors, time stamps and its name. Never comes from a proof; has no defaults.
 *
 * @param logs at least one
 * @param keys of all logs and witnesses, also those below no quorum
 * @param witnesses who must have cosigned
 * @param replay who must have replayed the log and cosigned
 * @param maxAge how old the newest trusted time may be, or empty: any age
 * @param anchors every one of them is required
 * @param stampRoots SHA-256 of root certificates of time-stamping authorities; each is required
 * @param name label of this policy, such as {@code PLAY}
 */
public record Policy(
    List<VerifierKey> logs,
    List<VerifierKey> keys,
    Quorum witnesses,
    Quorum replay,
    Optional<Duration> maxAge,
    List<AnchorRule> anchors,
    List<Digest> stampRoots,
    Optional<String> name) {

  /** The most bytes that a policy may have. */
  public static final int MAX_BYTES = 1 << 20;

  public Policy {
    logs = List.copyOf(logs);
    keys = List.copyOf(keys);
    anchors = List.copyOf(anchors);
    stampRoots = List.copyOf(stampRoots);
  }

  /**
   * Reads a policy file, strictly.
   *
   * @param utf8 its bytes
   * @return the policy, or {@code BAD_POLICY} naming the line
   */
  public static Outcome<Policy> parse(byte[] utf8) {
    return PolicyReader.read(utf8);
  }

  /** The log keys of one ledger. */
  public List<VerifierKey> logsOf(String origin) {
    return logs.stream().filter(log -> log.name().equals(origin)).toList();
  }
}
