package org.qianyin.proof.entry;

import org.qianyin.proof.data.Digest;

/**
 * The id of an entry, and so of the work, licence, party or dispute that it makes (ledger
 * specification §1).
 */
public record EntryId(Digest digest) implements Comparable<EntryId> {

  /**
   * @param hex 64 lower-case digits
   */
  public static EntryId ofHex(String hex) {
    return new EntryId(Digest.ofHex(hex));
  }

  public String hex() {
    return digest.hex();
  }

  @Override
  public int compareTo(EntryId other) {
    return digest.compareTo(other.digest);
  }

  @Override
  public String toString() {
    return hex();
  }
}
