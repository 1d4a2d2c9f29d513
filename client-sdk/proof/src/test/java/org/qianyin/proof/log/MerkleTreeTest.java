package org.qianyin.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;

class MerkleTreeTest {

  private static final long SEED = 20260911;
  private static final List<Digest> LEAVES = leaves(1100);
  private static final MerkleTree TREE = MerkleTree.ofLeafHashes(LEAVES);

  @Test
  void everyInclusionProofOfEverySmallTreeVerifies() {
    for (int size = 1; size <= 70; size++) {
      MerkleTree tree = TREE.at(size);
      Digest root = tree.root();
      assertThat(root).isEqualTo(recursiveRoot(0, size));
      for (int index = 0; index < size; index++) {
        assertThat(tree.inclusion(index).check(LEAVES.get(index), root)).isEmpty();
      }
    }
  }

  @Test
  void everyConsistencyProofBetweenSmallTreesVerifies() {
    for (int to = 1; to <= 70; to++) {
      for (int from = 1; from <= to; from++) {
        ConsistencyProof proof = TREE.at(to).consistencyFrom(from);
        assertThat(proof.check(TREE.at(from).root(), TREE.at(to).root())).isEmpty();
      }
    }
  }

  @Test
  void refusesEveryBitFlipInAnInclusionProof() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      int size = 1 + random.nextInt(LEAVES.size());
      int index = random.nextInt(size);
      Digest root = TREE.at(size).root();
      InclusionProof proof = TREE.at(size).inclusion(index);
      Digest leaf = LEAVES.get(index);
      for (int bit = 0; bit < 256; bit++) {
        assertThat(proof.check(flip(leaf, bit), root)).isPresent();
        assertThat(proof.check(leaf, flip(root, bit))).isPresent();
        for (int i = 0; i < proof.path().size(); i++) {
          var forged = new InclusionProof(index, size, flip(proof.path(), i, bit));
          assertThat(forged.check(leaf, root)).isPresent();
        }
      }
    }
  }

  @Test
  void refusesAnInclusionProofThatIsTooLongTooShortOrForAnotherPlace() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      int size = 2 + random.nextInt(LEAVES.size() - 2);
      int index = random.nextInt(size);
      Digest root = TREE.at(size).root();
      List<Digest> path = TREE.at(size).inclusion(index).path();
      Digest leaf = LEAVES.get(index);
      List<Digest> longer = new ArrayList<>(path);
      longer.add(random.nextInt(path.size() + 1), root);
      assertThat(new InclusionProof(index, size, longer).check(leaf, root)).isPresent();
      List<Digest> shorter = new ArrayList<>(path);
      shorter.remove(random.nextInt(path.size()));
      assertThat(new InclusionProof(index, size, shorter).check(leaf, root)).isPresent();
      int other = (index + 1 + random.nextInt(size - 1)) % size;
      assertThat(new InclusionProof(other, size, path).check(leaf, root)).isPresent();
      assertThat(new InclusionProof(index, index, path).check(leaf, root)).isPresent();
      assertThat(new InclusionProof(-1, size, path).check(leaf, root)).isPresent();
    }
  }

  @Test
  void refusesEveryBitFlipInAConsistencyProof() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      int to = 2 + random.nextInt(LEAVES.size() - 2);
      int from = 1 + random.nextInt(to - 1);
      Digest fromRoot = TREE.at(from).root();
      Digest toRoot = TREE.at(to).root();
      List<Digest> path = TREE.at(to).consistencyFrom(from).path();
      for (int bit = 0; bit < 256; bit += 7) {
        assertThat(new ConsistencyProof(from, to, path).check(flip(fromRoot, bit), toRoot))
            .isPresent();
        assertThat(new ConsistencyProof(from, to, path).check(fromRoot, flip(toRoot, bit)))
            .isPresent();
        for (int i = 0; i < path.size(); i++) {
          var forged = new ConsistencyProof(from, to, flip(path, i, bit));
          assertThat(forged.check(fromRoot, toRoot)).isPresent();
        }
      }
    }
  }

  @Test
  void refusesAConsistencyProofFromTheEmptyTreeOrBackwards() {
    Digest root = TREE.at(5).root();
    assertThat(TREE.at(5).consistencyFrom(0).path()).isEmpty();
    assertThat(TREE.at(5).consistencyFrom(0).check(TreeHash.EMPTY, root)).isPresent();
    assertThat(new ConsistencyProof(6, 5, List.of()).check(root, root)).isPresent();
    assertThat(new ConsistencyProof(5, 5, List.of(root)).check(root, root)).isPresent();
    assertThat(new ConsistencyProof(4, 5, List.of()).check(root, root)).isPresent();
  }

  @Test
  void aCompactRangeGrowsToTheRootsOfTheTreeAndSurvivesItsBytes() {
    CompactRange range = CompactRange.EMPTY;
    for (int size = 0; size < 300; size++) {
      assertThat(range).isEqualTo(TREE.at(size).range());
      assertThat(range.root()).isEqualTo(TREE.at(size).root());
      assertThat(CompactRange.parse(range.bytes()).orThrow()).isEqualTo(range);
      range = range.append(LEAVES.get(size));
    }
    assertThat(range.extend(LEAVES.subList(300, 1100)).root()).isEqualTo(TREE.root());
  }

  @Test
  void refusesBytesThatAreNoCompactRange() {
    byte[] bytes = TREE.at(7).range().bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CompactRange.parse(cut).orThrow())
          .hasMessageContaining("COMPACT_RANGE");
    }
    bytes[7] = 3;
    assertThatThrownBy(() -> CompactRange.parse(bytes).orThrow())
        .hasMessageContaining("COMPACT_RANGE");
  }

  /** The definition of RFC 6962 §2.1, word by word. */
  private static Digest recursiveRoot(int begin, int end) {
    int width = end - begin;
    if (width == 1) {
      return LEAVES.get(begin);
    }
    int k = 1;
    while (2 * k < width) {
      k *= 2;
    }
    return TreeHash.node(recursiveRoot(begin, begin + k), recursiveRoot(begin + k, end));
  }

  private static List<Digest> flip(List<Digest> path, int index, int bit) {
    List<Digest> forged = new ArrayList<>(path);
    forged.set(index, flip(path.get(index), bit));
    return forged;
  }

  private static Digest flip(Digest digest, int bit) {
    byte[] bytes = digest.bytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Digest.of(bytes);
  }

  private static List<Digest> leaves(int count) {
    List<Digest> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(TreeHash.leaf(new byte[] {(byte) i, (byte) (i >>> 8)}));
    }
    return leaves;
  }
}
