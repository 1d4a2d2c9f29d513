package org.qianyin.proof.check;

import static org.qianyin.proof.CheckName.ANCHOR;
import static org.qianyin.proof.CheckName.AUTHORITY;
import static org.qianyin.proof.CheckName.BUNDLE;
import static org.qianyin.proof.CheckName.CHECKPOINT;
import static org.qianyin.proof.CheckName.COMPLETENESS;
import static org.qianyin.proof.CheckName.CONTENT;
import static org.qianyin.proof.CheckName.ENTRY;
import static org.qianyin.proof.CheckName.FRESHNESS;
import static org.qianyin.proof.CheckName.HEAD;
import static org.qianyin.proof.CheckName.INCLUSION;
import static org.qianyin.proof.CheckName.INDEX;
import static org.qianyin.proof.CheckName.OPENING;
import static org.qianyin.proof.CheckName.REPLAY;
import static org.qianyin.proof.CheckName.SIGNATURE;
import static org.qianyin.proof.CheckName.STAMP;
import static org.qianyin.proof.CheckName.VALIDITY;
import static org.qianyin.proof.CheckName.WITNESSES;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Check;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryTypes;

/**
 * Says what a policy makes of a bundle (ledger specification §11). Needs no network. May be shared
 * by threads; remembers the checkpoints and entries it met last, so that many bundles of one
 * checkpoint cost its signatures once.
 */
public final class BundleVerifier {

  /** The whole argument, step by step. A step runs when those that it builds on have passed. */
  private static final List<Step> ARGUMENT =
      List.of(
          // The log signed this tree, and whoever the policy asks for saw it, lately.
          Step.of(CHECKPOINT, CheckpointCheck::decide),
          // The entry is well formed, of this log, about this file, and its signers signed it.
          Step.of(ENTRY, EntryChecks::entry),
          Step.of(CONTENT, EntryChecks::content).when(EntryChecks::hasFile).after(ENTRY),
          Step.of(SIGNATURE, EntryChecks::signature).after(ENTRY),
          // It is a leaf of the tree, and so, as the last leaf, is the head of the index.
          Step.of(INCLUSION, EntryChecks::inclusion).after(CHECKPOINT),
          Step.of(HEAD, HeadCheck::decide).after(CHECKPOINT),
          Step.of(WITNESSES, CosignerChecks::witnesses).after(CHECKPOINT),
          Step.of(REPLAY, CosignerChecks::replay).after(CHECKPOINT),
          Step.of(FRESHNESS, CosignerChecks::freshness).after(CHECKPOINT),
          Step.each(ANCHOR, OutsideChecks::anchors)
              .when(OutsideChecks::wantsAnchor)
              .after(CHECKPOINT),
          Step.each(STAMP, OutsideChecks::stamps).when(OutsideChecks::wantsStamp).after(CHECKPOINT),
          // What the head's map says of each subject is what the bundle says.
          Step.each(INDEX, IndexCheck::decide).after(HEAD),
          // Nothing is left out, the entry counts, and its keys could speak for its signers.
          Step.of(COMPLETENESS, ValidityChecks::completeness).after(INDEX),
          Step.of(VALIDITY, ValidityChecks::validity).after(ENTRY, INCLUSION, INDEX),
          Step.of(AUTHORITY, AuthorityCheck::decide).after(SIGNATURE, INDEX),
          Step.each(OPENING, OpeningCheck::decide).when(OpeningCheck::hasOpening).after(ENTRY));

  private final Policy policy;
  private final Clock clock;
  private final CheckpointOpener checkpoints;
  private final EntryReader entries;

  /**
   * @param policy whom the caller trusts
   * @param types what entries mean: {@code Rules.types()}
   * @param clock the caller's clock
   */
  public BundleVerifier(Policy policy, EntryTypes types, Clock clock) {
    this.policy = policy;
    this.clock = clock;
    this.checkpoints = new CheckpointOpener(policy);
    this.entries = new EntryReader(types);
  }

  /**
   * Spares the bundles about an entry the reading of it: whoever sent it has read it before.
   *
   * @param entry whose signatures are checked once more only if nobody has
   */
  public void remember(Entry entry) {
    entries.remember(entry);
  }

  /**
   * Checks a bundle as it was saved.
   *
   * @param bundle any bytes
   * @param file SHA-256 of the file that the entry is said to be about, if there is one
   */
  public Verdict verify(byte[] bundle, Optional<Digest> file) {
    Outcome<Bundle> read = Bundle.parse(bundle);
    return read instanceof Outcome.Refused<Bundle> refused
        ? unreadable(refused.refusal())
        : verify(read.orThrow(), file);
  }

  /**
   * Checks a bundle that was read.
   *
   * @param file SHA-256 of the file that the entry is said to be about, if there is one
   */
  public Verdict verify(Bundle bundle, Optional<Digest> file) {
    Examination examination =
        new Examination(bundle, file, policy, checkpoints, entries, clock.instant());
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(BUNDLE, "", Check.passed()));
    for (Step step : ARGUMENT) {
      findings.addAll(step.findings(examination, findings));
    }
    return examination.verdict(findings);
  }

  private Verdict unreadable(Refusal refusal) {
    boolean foreign = refusal.reason().code().equals("UNKNOWN_FORMAT");
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(BUNDLE, "", foreign ? Check.unknown(refusal) : Check.failed(refusal)));
    for (Step step : ARGUMENT) {
      findings.add(new Finding(step.name(), "", Check.skipped()));
    }
    return new Verdict(
        findings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        policy.name(),
        Collections.emptySortedMap());
  }
}
