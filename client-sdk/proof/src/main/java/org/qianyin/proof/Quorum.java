package org.qianyin.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qianyin.proof.log.VerifierKey;

/** Which cosigners a policy asks for (C2SP tlog-policy). */
public sealed interface Quorum {

  /** {@code none}: the caller waives it, in writing. */
  record None() implements Quorum {
    @Override
    public boolean isMetBy(Set<VerifierKey> signers) {
      return true;
    }

    @Override
    public Set<VerifierKey> members() {
      return Set.of();
    }
  }

  /** One cosigner. */
  record Witness(VerifierKey key) implements Quorum {
    @Override
    public boolean isMetBy(Set<VerifierKey> signers) {
      return signers.contains(key);
    }

    @Override
    public Set<VerifierKey> members() {
      return Set.of(key);
    }
  }

  /**
   * Some of several.
   *
   * @param threshold 1…number of members
   */
  record Group(int threshold, List<Quorum> of) implements Quorum {
    public Group {
      of = List.copyOf(of);
      if (threshold < 1 || threshold > of.size()) {
        throw new IllegalArgumentException(
            "threshold: want 1.." + of.size() + ", got " + threshold);
      }
    }

    @Override
    public boolean isMetBy(Set<VerifierKey> signers) {
      return of.stream().filter(member -> member.isMetBy(signers)).count() >= threshold;
    }

    @Override
    public Set<VerifierKey> members() {
      Set<VerifierKey> all = new HashSet<>();
      of.forEach(member -> all.addAll(member.members()));
      return all;
    }
  }

  /** Whether these are enough; always for {@link None}. */
  boolean isMetBy(Set<VerifierKey> signers);

  /** All keys below this. */
  Set<VerifierKey> members();

  /** Whether the caller waived it. */
  default boolean isWaived() {
    return this instanceof None;
  }
}
