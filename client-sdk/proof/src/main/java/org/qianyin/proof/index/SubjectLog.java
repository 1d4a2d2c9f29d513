package org.qianyin.proof.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.InclusionProof;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.TreeHash;

/**
 * All entries of one subject in log order: a small Merkle tree over {@code uint64be(seq) ‖
 * leafHash} (ledger specification §4). Immutable; 40 bytes an element. Roots of full pages are
 * kept, so that a root or a path hashes one page and the roots of the others.
 */
public final class SubjectLog {

  /**
   * One entry of a subject.
   *
   * @param seq its index in the log
   * @param leafHash RFC 6962 leaf hash of its bytes
   */
  public record Element(long seq, Digest leafHash) {

    /** {@code L = uint64be(seq) ‖ leafHash}, 40 bytes: the leaf data of the subject's tree. */
    public byte[] bytes() {
      return ByteBuffer.allocate(WIDTH).putLong(seq).put(leafHash.bytes()).array();
    }

    /** Leaf hash of {@link #bytes} in the subject's tree. */
    public Digest hash() {
      return TreeHash.leaf(bytes());
    }
  }

  private static final int WIDTH = Long.BYTES + Digest.LENGTH;
  private static final int PAGE_LEVEL = 8;
  private static final int PAGE = 1 << PAGE_LEVEL;

  /** Without entries. */
  public static final SubjectLog EMPTY =
      new SubjectLog(Rows.ofWidth(WIDTH), Rows.ofWidth(Digest.LENGTH));

  private final Rows elements;
  private final Rows pages;

  private SubjectLog(Rows elements, Rows pages) {
    this.elements = elements;
    this.pages = pages;
  }

  public int count() {
    return elements.count();
  }

  /**
   * @param index zero-based, less than the count
   */
  public Element element(int index) {
    byte[] row = elements.row(index);
    return new Element(
        ByteBuffer.wrap(row).getLong(), Digest.of(Arrays.copyOfRange(row, Long.BYTES, WIDTH)));
  }

  /** The place of the entry at {@code seq} in this log, or empty if it is not listed. */
  public OptionalInt indexOf(long seq) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (element(middle).seq() < seq) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count() && element(low).seq() == seq ? OptionalInt.of(low) : OptionalInt.empty();
  }

  /** This log and one more element, of a greater seq. */
  public SubjectLog append(Element element) {
    if (count() > 0 && element(count() - 1).seq() >= element.seq()) {
      throw new IllegalArgumentException("seq " + element.seq() + ": want more than the last one");
    }
    Rows grown = elements.append(element.bytes());
    SubjectLog log = new SubjectLog(grown, pages);
    boolean full = grown.count() % PAGE == 0;
    return full
        ? new SubjectLog(grown, pages.append(log.pageNode(PAGE_LEVEL, pages.count()).bytes()))
        : log;
  }

  /** This log as it was with fewer elements. */
  public SubjectLog at(int count) {
    return new SubjectLog(elements.first(count), pages.first(count / PAGE));
  }

  /** The tree over all elements; its root is the root of the subject. */
  public MerkleTree tree() {
    return new MerkleTree(count(), this::node);
  }

  /** MTH of the elements. */
  public Digest root() {
    return tree().root();
  }

  /** What the map holds for a subject with this log. */
  public MapClaim claim() {
    return count() == 0 ? new MapClaim.Absent() : new MapClaim.Present(count(), root());
  }

  /** Proves element {@code index} of the count. */
  public InclusionProof inclusion(int index) {
    return tree().inclusion(index);
  }

  private Digest node(int level, long index) {
    return level < PAGE_LEVEL ? pageNode(level, index) : overPages(level, index);
  }

  private Digest overPages(int level, long index) {
    int width = 1 << (level - PAGE_LEVEL);
    int begin = Math.toIntExact(index * width);
    List<Digest> roots = new ArrayList<>(width);
    for (int page = begin; page < begin + width; page++) {
      roots.add(Digest.of(pages.row(page)));
    }
    return fold(roots);
  }

  private Digest pageNode(int level, long index) {
    int width = 1 << level;
    int begin = Math.toIntExact(index * width);
    List<Digest> hashes = new ArrayList<>(width);
    for (int i = begin; i < begin + width; i++) {
      hashes.add(TreeHash.leaf(elements.row(i)));
    }
    return fold(hashes);
  }

  /** Root over a power of two of hashes. */
  private static Digest fold(List<Digest> hashes) {
    return MerkleTree.ofLeafHashes(hashes).root();
  }
}
