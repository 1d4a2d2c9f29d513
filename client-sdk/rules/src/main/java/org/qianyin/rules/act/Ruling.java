package org.qianyin.rules.act;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.MemoryState;

/** What apply says of an entry (ledger specification §2). */
public sealed interface Ruling {

  /**
   * The entry is valid at this place.
   *
   * @param subjects of the entry, ascending
   * @param changes to the state, in order
   */
  record Applied(Entry entry, SortedSet<Subject> subjects, List<Change> changes) implements Ruling {
    public Applied {
      subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
      changes = List.copyOf(changes);
    }

    /** The state after the entry. */
    public MemoryState after(MemoryState state) {
      return state.after(entry.id(), subjects, changes);
    }
  }

  /** The entry must not be sequenced; in a log, it is VOID. */
  record Refused(Findings findings) implements Ruling {
    public Refused {
      if (findings.isNone()) {
        throw new IllegalArgumentException("refused: want a reason");
      }
    }

    /** The first broken rule. */
    public Refusal first() {
      return findings.reasons().get(0);
    }
  }
}
