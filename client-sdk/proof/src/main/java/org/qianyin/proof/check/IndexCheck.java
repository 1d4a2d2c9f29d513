package org.qianyin.proof.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.SubjectProof;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.MapClaim;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.CompactRange;
import org.qianyin.proof.log.InclusionProof;

/** Check {@code index}, per subject: what the head's map says of it, and of which entries. */
final class IndexCheck {

  private final Examination examination;

  /** Which entry stands at which seq, as this bundle has it so far. */
  private final Map<Long, Digest> leaves = new HashMap<>();

  private IndexCheck(Examination examination) {
    this.examination = examination;
    leaves.put(examination.inclusion().index(), leafOf(examination.bundle().entry()));
    leaves.put(examination.head().size(), leafOf(examination.bundle().headEntry()));
  }

  static List<Finding> decide(Examination examination) {
    IndexCheck check = new IndexCheck(examination);
    List<Finding> findings = new ArrayList<>();
    for (SubjectProof proof : examination.bundle().subjects()) {
      Check outcome = check.subject(proof).map(Check::failed).orElse(Check.passed());
      findings.add(new Finding(CheckName.INDEX, proof.subject().text(), outcome));
    }
    return findings;
  }

  private Optional<Refusal> subject(SubjectProof proof) {
    List<EntryReader.Read> reads =
        proof.elements().stream()
            .map(element -> examination.entries().read(element.entry()))
            .toList();
    Optional<Refusal> broken =
        proof
            .map()
            .check(examination.head().map(), proof.subject().key(), proof.claim())
            .or(() -> order(proof))
            .or(() -> listed(proof, reads))
            .or(() -> entries(proof, reads));
    if (broken.isEmpty()) {
      examination.established(
          new ProvenSubject(proof.subject(), proof.form(), proof.claim(), sequenced(proof, reads)));
    }
    return broken;
  }

  private Optional<Refusal> order(SubjectProof proof) {
    long last = -1;
    for (SubjectProof.Element element : proof.elements()) {
      if (element.seq() <= last || element.seq() >= examination.head().size()) {
        return refusal(
            "INDEX_ORDER", "seq " + element.seq() + ": want ascending and below the head's");
      }
      last = element.seq();
    }
    return Optional.empty();
  }

  /** The elements are those of the subject's tree. */
  private static Optional<Refusal> listed(SubjectProof proof, List<EntryReader.Read> reads) {
    if (!(proof.claim() instanceof MapClaim.Present present) || reads.isEmpty()) {
      return Optional.empty();
    }
    List<Digest> hashes = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      long seq = proof.elements().get(i).seq();
      hashes.add(new SubjectLog.Element(seq, reads.get(i).leafHash()).hash());
    }
    if (proof.form() == SubjectProof.Form.COMPLETE) {
      return CompactRange.EMPTY.extend(hashes).root().equals(present.root())
          ? Optional.empty()
          : refusal("INDEX_ROOT", "these are not the " + present.count() + " elements");
    }
    for (int i = 0; i < hashes.size(); i++) {
      Optional<Refusal> broken = path(proof.elements().get(i), hashes.get(i), present);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> path(
      SubjectProof.Element element, Digest leaf, MapClaim.Present present) {
    List<Digest> path = new ArrayList<>();
    for (String text : element.path().orElseThrow()) {
      Optional<byte[]> hash = Base64Strict.STANDARD.decode(text, Digest.LENGTH);
      if (hash.isEmpty()) {
        return refusal("BUNDLE_SHAPE", "path: want base64 of 32 bytes");
      }
      path.add(Digest.of(hash.get()));
    }
    InclusionProof proof = new InclusionProof(element.n(), present.count(), path);
    return proof.check(leaf, present.root()).isEmpty()
        ? Optional.empty()
        : refusal("INDEX_PATH", "element " + element.n() + " is not in the subject's tree");
  }

  /** The entries are valid by themselves, belong here, and no seq has two of them. */
  private Optional<Refusal> entries(SubjectProof proof, List<EntryReader.Read> reads) {
    for (int i = 0; i < reads.size(); i++) {
      if (!reads.get(i).isValidFor(examination.head().log())
          || !reads.get(i).entry().orThrow().subjects().contains(proof.subject())) {
        long seq = proof.elements().get(i).seq();
        return refusal("INDEX_WRONG_SUBJECT", "the entry at seq " + seq + " does not belong here");
      }
    }
    for (int i = 0; i < reads.size(); i++) {
      long seq = proof.elements().get(i).seq();
      Digest leaf = reads.get(i).leafHash();
      if (!leaf.equals(leaves.computeIfAbsent(seq, first -> leaf))) {
        return refusal("INDEX_CONTRADICTS", "two entries at seq " + seq);
      }
    }
    return Optional.empty();
  }

  private static SortedMap<Long, Sequenced> sequenced(
      SubjectProof proof, List<EntryReader.Read> reads) {
    SortedMap<Long, Sequenced> shown = new TreeMap<>();
    for (int i = 0; i < reads.size(); i++) {
      SubjectProof.Element element = proof.elements().get(i);
      shown.put(element.n(), new Sequenced(element.seq(), reads.get(i).entry().orThrow()));
    }
    return shown;
  }

  private Digest leafOf(Bytes entry) {
    return examination.entries().read(entry).leafHash();
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(Refusal.of(code, "index: " + detail));
  }
}
