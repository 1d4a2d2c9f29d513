package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Level;
import org.qianyin.client.LogCopy;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Verifier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.EntryId;

/**
 * The transaction, as the server reports it and as the proofs show it.
 *
 * @param facts of the interface: transaction, block, gas
 * @param proof of the anchor, the one that all bundles hold
 * @param policy text of the policy that pins its block
 */
record DemoAnchor(Json.Obj facts, AnchorProof proof, String policy) {
  /** What every transaction costs, and what this contract promises not to pass. */
  private static final long LEAST_GAS = 21_000;

  private static final long MOST_GAS = 95_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Has the log anchored and raises every proof to the anchor. */
  static DemoAnchor raise(
      Voice voice,
      QianyinClient client,
      String verifierKey,
      List<Proof> proofs,
      DemoFolder folder,
      Claims claims)
      throws IOException {
    Json.Obj facts;
    try (Progress waiting = voice.steps(Progress.OPEN, "proof.anchoring")) {
      facts = Answers.given(voice, client.anchor(PATIENCE));
      waiting.reach(1);
    }
    List<Bundle> raised = new ArrayList<>();
    for (Proof proof : proofs) {
      Bundle bundle = Answers.given(voice, client.proof(proof.entry(), Level.ANCHORED, PATIENCE));
      PrivateFile.writeWhole(proof.file(), bundle.bytes());
      raised.add(bundle);
    }
    AnchorProof anchor = raised.get(0).anchors().get(0);
    Json.Obj chain = Answers.given(voice, client.facts()).object("chain");
    String policy =
        policy(verifierKey)
            + "anchor %s %s %s pinned %s\n"
                .formatted(
                    anchor.contract().chain(),
                    anchor.contract().address(),
                    "0x" + bare(chain.string("codeHash")),
                    "0x" + anchor.header().keccak().hex());
    Files.writeString(folder.policy(), policy, StandardCharsets.UTF_8);
    state(facts, anchor, raised, policy, claims);
    return new DemoAnchor(facts, anchor, policy);
  }

  /** A proof to be raised: the entry, and where its bundle lies. */
  record Proof(EntryId entry, Path file) {}

  /** The policy of the demo, before there is an anchor to pin. */
  static String policy(String verifierKey) {
    return "log " + verifierKey + "\nquorum none\naudit none\nmaxage none\nname DEMO\n";
  }

  private static void state(
      Json.Obj facts, AnchorProof anchor, List<Bundle> raised, String policy, Claims claims) {
    long gas = facts.integer("gasUsed");
    boolean same =
        facts.integer("size") == anchor.size()
            && facts.string("root").equals(anchor.root().hex())
            && gas >= LEAST_GAS
            && gas <= MOST_GAS
            && raised.stream().allMatch(bundle -> bundle.anchors().equals(List.of(anchor)));
    claims.need(
        "anchored",
        new Text(
            "检查点（%d 条）已上链：区块 %d，一笔交易，gas %,d".formatted(anchor.size(), anchor.block(), gas),
            String.format(
                Locale.ENGLISH,
                "The checkpoint (%d entries) is on chain: block %d, one transaction, %,d gas",
                anchor.size(),
                anchor.block(),
                gas)),
        same,
        "server says " + facts.members() + ", proof says size " + anchor.size());
    Verifier verifier = new Verifier(read(policy), Clock.systemUTC());
    long passed =
        raised.stream()
            .map(verifier::verify)
            .filter(verdict -> verdict.overall() == Verdict.Overall.TOTAL_PASSED)
            .count();
    claims.state(
        "raised",
        new Text(
            raised.size() + " 份证明都升到了链上的检查点",
            "All " + raised.size() + " proofs are raised to the anchored checkpoint"),
        passed == raised.size(),
        passed + " of " + raised.size());
  }

  static Policy read(String policy) {
    return Policy.parse(policy.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private static String bare(String hex) {
    return hex.startsWith("0x") ? hex.substring(2) : hex;
  }

  /** Copies the log and recomputes it. */
  static void copyLog(QianyinClient client, Policy policy, DemoFolder folder, Claims claims)
      throws IOException {
    Outcome<LogCopy> copy = LogCopy.take(client.log(), policy.logs(), Optional.of(folder.log()));
    String found =
        copy instanceof Outcome.Refused<LogCopy> refused
            ? refused.refusal().reason() + ": " + refused.refusal().detail()
            : "";
    long size = copy instanceof Outcome.Ok<LogCopy> ok ? ok.value().checkpoint().size() : 0;
    claims.state(
        "log",
        new Text(
            "整个日志已拷贝并重新计算：" + size + " 条哈希成签名的树根",
            "The whole log is copied and recomputed: " + size + " entries hash to the signed root"),
        copy instanceof Outcome.Ok<LogCopy>,
        found);
  }

  /** What the demo raises: parties, works, licence. */
  static List<Proof> of(Cast cast, DemoWorks works, DemoRights rights, DemoFolder folder) {
    List<Proof> proofs = new ArrayList<>();
    for (DemoWorks.Registered work : works.all()) {
      proofs.add(new Proof(work.id(), work.proof()));
    }
    proofs.add(new Proof(rights.license().entry().entry().id(), rights.proof()));
    for (Cast.Player player : cast.players()) {
      proofs.add(
          new Proof(
              player.id().registration(),
              folder.parties().resolve(player.role() + ProofFiles.ENDING)));
    }
    return proofs;
  }
}
