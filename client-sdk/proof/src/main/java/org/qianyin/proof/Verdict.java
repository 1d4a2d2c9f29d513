package org.qianyin.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.log.Checkpoint;

/**
 * What a policy makes of a bundle at a time. The terms of {@link Overall} are those of ETSI EN 319
 * 102-1.
 *
 * @param findings every check that ran or had to be skipped, in the order of §11
 * @param entry the entry with its claimed place, if it could be read; trust it only as far as
 *     {@link #overall}
 * @param checkpoint whose log signature was verified
 * @param head the head of that checkpoint, if the check {@code head} passed
 * @param asOf the newest time that the witness quorum vouches for
 * @param policyName label of the policy
 * @param subjects what was proven about subjects
 */
public record Verdict(
    List<Finding> findings,
    Optional<Sequenced> entry,
    Optional<Checkpoint> checkpoint,
    Optional<Head> head,
    Optional<Instant> asOf,
    Optional<String> policyName,
    SortedMap<Subject, ProvenSubject> subjects) {

  /** What it all amounts to. */
  public enum Overall {
    /** Every check passed. */
    TOTAL_PASSED,
    /** None failed, but something is unknown. */
    INDETERMINATE,
    /** At least one failed. */
    TOTAL_FAILED
  }

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Any failed check fails the whole; else any unknown one leaves it open. */
  public Overall overall() {
    if (findings.stream().anyMatch(f -> f.outcome() instanceof Check.Failed)) {
      return Overall.TOTAL_FAILED;
    }
    return findings.stream().allMatch(f -> f.outcome().isPassed())
        ? Overall.TOTAL_PASSED
        : Overall.INDETERMINATE;
  }

  /** The findings of one check; none if the bundle and policy gave it nothing to do. */
  public List<Finding> findings(CheckName name) {
    return findings.stream().filter(f -> f.name() == name).toList();
  }

  /**
   * What decided a verdict that is not passed: the first failed check or, if none failed, the first
   * unknown one that was not skipped.
   */
  public Optional<Finding> decisive() {
    return findings.stream()
        .filter(f -> f.outcome() instanceof Check.Failed)
        .findFirst()
        .or(() ->
            findings.stream()
                .filter(f ->
                    f.outcome() instanceof Check.Unknown unknown
                        && !unknown.reason().equals(Check.SKIPPED))
                .findFirst());
  }

  /**
   * On what the authority of the entry's keys rests: {@code SELF}, {@code FULL}, {@code CUSTODIAL}
   * or {@code AUDITED}; empty unless that check passed.
   */
  public Optional<String> authority() {
    return findings(CheckName.AUTHORITY).stream()
        .map(Finding::outcome)
        .filter(Check.Passed.class::isInstance)
        .map(outcome -> firstWord(((Check.Passed) outcome).evidence()))
        .findFirst();
  }

  /** The verdict as JSON, for machines; times are POSIX seconds. */
  public Json.Obj toJson() {
    return VerdictJson.write(this);
  }

  private static String firstWord(String evidence) {
    int space = evidence.indexOf(' ');
    return space < 0 ? evidence : evidence.substring(0, space);
  }
}
