package org.qianyin.proof.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.log.MerkleTree;

class SubjectLogTest {

  private static final List<SubjectLog.Element> ELEMENTS = elements(1400);

  @Test
  void hasTheRootOfThePlainTreeAtEverySize() {
    SubjectLog log = SubjectLog.EMPTY;
    List<Digest> hashes = new ArrayList<>();
    for (SubjectLog.Element element : ELEMENTS) {
      log = log.append(element);
      hashes.add(element.hash());
      if (log.count() < 40 || log.count() % 64 < 3 || log.count() % 101 == 0) {
        assertThat(log.root()).isEqualTo(MerkleTree.ofLeafHashes(hashes).root());
      }
    }
    assertThat(log.count()).isEqualTo(ELEMENTS.size());
  }

  @Test
  void provesEveryElementOfItsCountAndOfEarlierOnes() {
    SubjectLog log = SubjectLog.EMPTY;
    for (SubjectLog.Element element : ELEMENTS) {
      log = log.append(element);
    }
    for (int count : new int[] {1, 2, 255, 256, 257, 512, 700, 1400}) {
      SubjectLog then = log.at(count);
      for (int i = 0; i < count; i += 37) {
        assertThat(then.element(i)).isEqualTo(ELEMENTS.get(i));
        assertThat(then.inclusion(i).check(ELEMENTS.get(i).hash(), then.root())).isEmpty();
      }
    }
  }

  @Test
  void twoContinuationsOfOneLogDoNotDisturbEachOther() {
    SubjectLog common = SubjectLog.EMPTY.append(ELEMENTS.get(0)).append(ELEMENTS.get(1));
    SubjectLog one = common.append(ELEMENTS.get(2));
    SubjectLog other = common.append(ELEMENTS.get(3));
    assertThat(one.element(2)).isEqualTo(ELEMENTS.get(2));
    assertThat(other.element(2)).isEqualTo(ELEMENTS.get(3));
    assertThat(common.count()).isEqualTo(2);
  }

  @Test
  void refusesASeqThatDoesNotRise() {
    SubjectLog log = SubjectLog.EMPTY.append(ELEMENTS.get(5));
    assertThatThrownBy(() -> log.append(ELEMENTS.get(5))).hasMessageContaining("seq");
    assertThatThrownBy(() -> log.append(ELEMENTS.get(4))).hasMessageContaining("seq");
  }

  @Test
  void aSnapshotStaysWhileTheNextIsWritten() {
    var subject = new Subject("role:resolver");
    var other = new Subject("role:registrar");
    SubjectIndex index = new SubjectIndex();
    index.append(ELEMENTS.get(0), List.of(subject));
    SubjectIndex.Snapshot first = index.snapshot();
    Digest root = first.map().root();
    index.append(ELEMENTS.get(1), List.of(subject, other));
    SubjectIndex.Snapshot second = index.snapshot();
    assertThat(first.map().root()).isEqualTo(root).isNotEqualTo(second.map().root());
    assertThat(first.log(subject).count()).isEqualTo(1);
    assertThat(second.log(subject).count()).isEqualTo(2);
    assertThat(first.log(other).claim()).isEqualTo(new MapClaim.Absent());
    for (SubjectIndex.Snapshot snapshot : List.of(first, second)) {
      for (Subject s : List.of(subject, other)) {
        assertThat(snapshot.prove(s).check(snapshot.map().root(), s.key(), snapshot.log(s).claim()))
            .isEmpty();
      }
    }
  }

  private static List<SubjectLog.Element> elements(int count) {
    List<SubjectLog.Element> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(
          new SubjectLog.Element(3L * i, Digest.sha256(new byte[] {(byte) i, (byte) (i >> 8)})));
    }
    return elements;
  }
}
