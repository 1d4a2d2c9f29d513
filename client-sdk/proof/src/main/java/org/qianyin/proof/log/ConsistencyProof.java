package org.qianyin.proof.log;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;

/**
 * The claim that one tree begins with all leaves of an earlier one (RFC 9162 §2.1.4).
 *
 * @param from number of leaves of the earlier tree
 * @param to number of leaves of the later tree
 * @param path the hashes of RFC 6962 §2.1.2
 */
public record ConsistencyProof(long from, long to, List<Digest> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Decides whether the tree with {@code toRoot} extends that with {@code fromRoot} (RFC 9162
   * §2.1.4.2). Every tree extends the empty one, so a proof from 0 proves nothing: it is refused,
   * and whoever starts from nothing must say so.
   *
   * @return {@code CONSISTENCY_PATH} and what is wrong, or empty
   */
  public Optional<Refusal> check(Digest fromRoot, Digest toRoot) {
    if (from < 1 || from > to) {
      return refusal("sizes: want 1 <= from <= to, got " + from + " and " + to);
    }
    if (from == to) {
      boolean same = path.isEmpty() && fromRoot.equals(toRoot);
      return same ? Optional.empty() : refusal("equal sizes want equal roots and no path");
    }
    return path.isEmpty() ? refusal("the path is missing") : walk(fromRoot, toRoot);
  }

  private Optional<Refusal> walk(Digest fromRoot, Digest toRoot) {
    TreeHash hash = new TreeHash();
    int complete = Long.numberOfTrailingZeros(from);
    long at = (from - 1) >>> complete;
    long last = (to - 1) >>> complete;
    boolean powerOfTwo = at == 0; // then the earlier root is itself the first hash
    Digest earlier = powerOfTwo ? fromRoot : path.get(0);
    Digest later = earlier;
    for (Digest sibling : powerOfTwo ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return refusal("the path is too long");
      }
      if ((at & 1) == 1 || at == last) {
        earlier = hash.join(sibling, earlier);
        later = hash.join(sibling, later);
        int skipped = Long.numberOfTrailingZeros(at);
        at >>>= skipped;
        last >>>= skipped;
      } else {
        later = hash.join(later, sibling);
      }
      at >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      return refusal("the path is too short");
    }
    if (!earlier.equals(fromRoot)) {
      return refusal("the path leads to another earlier root");
    }
    return later.equals(toRoot) ? Optional.empty() : refusal("the path leads to another root");
  }

  private static Optional<Refusal> refusal(String detail) {
    return Optional.of(Refusal.of("CONSISTENCY_PATH", "consistency proof: " + detail));
  }
}
