package org.qianyin.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
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
    Optional<Refusal> broken =
        proof
            .map()
            .check(examination.head().map(), proof.subject().key(), proof.claim())
            .or(() -> order(proof))
            .or(() -> listed(proof))
            .or(() -> entries(proof));
    if (broken.isEmpty()) {
      examination.established(
          new ProvenSubject(proof.subject(), proof.form(), proof.claim(), sequenced(proof)));
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
  private Optional<Refusal> listed(SubjectProof proof) {
    if (!(proof.claim() instanceof MapClaim.Present present) || proof.elements().isEmpty()) {
      return Optional.empty();
    }
    if (proof.form() == SubjectProof.Form.COMPLETE) {
      List<Digest> hashes = proof.elements().stream().map(this::hash).toList();
      return CompactRange.EMPTY.extend(hashes).root().equals(present.root())
          ? Optional.empty()
          : refusal("INDEX_ROOT", "these are not the " + present.count() + " elements");
    }
    for (SubjectProof.Element element : proof.elements()) {
      Optional<Refusal> broken = path(element, present);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> path(SubjectProof.Element element, MapClaim.Present present) {
    List<Digest> path = new ArrayList<>();
    for (String text : element.path().orElseThrow()) {
      Optional<byte[]> hash = Base64Strict.STANDARD.decode(text, Digest.LENGTH);
      if (hash.isEmpty()) {
        return refusal("BUNDLE_SHAPE", "path: want base64 of 32 bytes");
      }
      path.add(Digest.of(hash.get()));
    }
    boolean leads =
        new InclusionProof(element.n(), present.count(), path)
            .check(hash(element), present.root())
            .isEmpty();
    return leads
        ? Optional.empty()
        : refusal("INDEX_PATH", "element " + element.n() + " is not in the subject's tree");
  }

  /** The entries are valid by themselves, belong here, and no seq has two of them. */
  private Optional<Refusal> entries(SubjectProof proof) {
    for (SubjectProof.Element element : proof.elements()) {
      EntryReader.Read read = examination.entries().read(element.entry());
      if (!read.isValidFor(examination.head().log())
          || !read.entry().orThrow().subjects().contains(proof.subject())) {
        return refusal(
            "INDEX_WRONG_SUBJECT", "the entry at seq " + element.seq() + " does not belong here");
      }
    }
    for (SubjectProof.Element element : proof.elements()) {
      Digest leaf = leafOf(element.entry());
      if (!leaf.equals(leaves.computeIfAbsent(element.seq(), seq -> leaf))) {
        return refusal("INDEX_CONTRADICTS", "two entries at seq " + element.seq());
      }
    }
    return Optional.empty();
  }

  private SortedMap<Long, Sequenced> sequenced(SubjectProof proof) {
    SortedMap<Long, Sequenced> byIndex = new TreeMap<>();
    for (SubjectProof.Element element : proof.elements()) {
      Entry entry = examination.entries().read(element.entry()).entry().orThrow();
      byIndex.put(element.n(), new Sequenced(element.seq(), entry));
    }
    return byIndex;
  }

  private Digest hash(SubjectProof.Element element) {
    return new SubjectLog.Element(element.seq(), leafOf(element.entry())).hash();
  }

  private Digest leafOf(Bytes entry) {
    return examination.entries().read(entry).leafHash();
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(Refusal.of(code, "index: " + detail));
  }
}
