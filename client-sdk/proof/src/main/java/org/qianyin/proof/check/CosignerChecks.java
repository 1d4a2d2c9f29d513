package org.qianyin.proof.check;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qianyin.proof.Check;
import org.qianyin.proof.Quorum;
import org.qianyin.proof.log.Cosignature;
import org.qianyin.proof.log.VerifierKey;

/** Checks {@code witnesses}, {@code replay} and {@code freshness} (ledger specification §7). */
final class CosignerChecks {

  private CosignerChecks() {}

  static Check witnesses(Examination examination) {
    return met(examination, examination.policy().witnesses())
        .orElse(Check.unknown("QUORUM_SHORT", "too few witnesses of the policy have cosigned"));
  }

  static Check replay(Examination examination) {
    return met(examination, examination.policy().replay())
        .orElse(
            Check.unknown("INDEX_UNAUDITED", "too few replay cosigners of the policy have signed"));
  }

  /** Whether those who replay the log vouch for the whole index. */
  static Optional<Check> replayed(Examination examination) {
    return met(examination, examination.policy().replay());
  }

  static Check freshness(Examination examination) {
    Optional<Instant> asOf = asOf(examination);
    asOf.ifPresent(examination::established);
    Optional<Duration> maxAge = examination.policy().maxAge();
    if (maxAge.isEmpty()) {
      return Check.passed(Check.WAIVED);
    }
    if (asOf.isEmpty()) {
      return Check.unknown("NO_TRUSTED_TIME", "no witness quorum vouches for a time");
    }
    Duration age = Duration.between(asOf.get(), examination.now().truncatedTo(SECONDS));
    return age.compareTo(maxAge.get()) <= 0
        ? Check.passed("as of " + asOf.get())
        : Check.unknown(
            "STALE", "as of " + asOf.get() + ", older than " + maxAge.get().toSeconds() + " s");
  }

  private static Optional<Check> met(Examination examination, Quorum quorum) {
    if (quorum.isWaived()) {
      return Optional.of(Check.passed(Check.WAIVED));
    }
    return quorum.isMetBy(examination.signers()) ? Optional.of(Check.passed()) : Optional.empty();
  }

  /** The newest time at which those who signed then or later still are a quorum. */
  private static Optional<Instant> asOf(Examination examination) {
    Quorum quorum = examination.policy().witnesses();
    if (quorum.isWaived()) {
      return Optional.empty();
    }
    List<Cosignature> counting = examination.cosignatures();
    Set<VerifierKey> members = quorum.members();
    return counting.stream()
        .filter(signature -> members.contains(signature.key()))
        .map(Cosignature::time)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .filter(time -> quorum.isMetBy(signersSince(counting, time)))
        .findFirst()
        .map(Instant::ofEpochSecond);
  }

  private static Set<VerifierKey> signersSince(List<Cosignature> all, long time) {
    return all.stream()
        .filter(signature -> signature.time() >= time)
        .map(Cosignature::key)
        .collect(Collectors.toSet());
  }
}
