package org.qianyin.proof.check;

import org.jspecify.annotations.Nullable;
import org.qianyin.proof.Check;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.log.TreeHash;

/**
 * Reads entries and checks their signatures; remembers the last ones, since bundles repeat those
 * that made keys and works.
 */
final class EntryReader {

  private static final int REMEMBERED = 512;

  /** The bytes of an entry, read when somebody asks what they say. */
  final class Read {
    private final Digest leafHash;
    private final byte[] bytes;
    private @Nullable Outcome<Entry> entry;
    private @Nullable Check signature;

    private Read(Bytes bytes) {
      this.bytes = bytes.toArray();
      this.leafHash = TreeHash.leaf(this.bytes);
    }

    private Read(Entry known) {
      this.bytes = known.bytes();
      this.leafHash = known.leafHash();
      this.entry = Outcome.ok(known);
    }

    Digest leafHash() {
      return leafHash;
    }

    /** The entry, or the first broken rule of §1 but signatures. */
    Outcome<Entry> entry() {
      Outcome<Entry> known = entry;
      if (known == null) {
        known = Entry.parse(bytes, types);
        entry = known; // threads that race here read the same
      }
      return known;
    }

    /** Whether the signatures of an entry that could be read hold. */
    Check signature() {
      Check known = signature;
      if (known == null) {
        known = entry().orThrow().checkSignatures().map(Check::failed).orElse(Check.passed());
        signature = known; // threads that race here compute the same answer
      }
      return known;
    }

    /** Whether the entry is valid by §1, signatures included, and is one of this log. */
    boolean isValidFor(String log) {
      return entry() instanceof Outcome.Ok<Entry> ok
          && ok.value().log().equals(log)
          && signature().isPassed();
    }
  }

  private final EntryTypes types;
  private final Recent<Bytes, Read> recent = new Recent<>(REMEMBERED);

  EntryReader(EntryTypes types) {
    this.types = types;
  }

  EntryTypes types() {
    return types;
  }

  Read read(Bytes bytes) {
    return recent.get(bytes, Read::new);
  }

  /** Takes an entry that was read elsewhere for the answer to its bytes. */
  void remember(Entry entry) {
    recent.put(Bytes.of(entry.bytes()), new Read(entry));
  }
}
