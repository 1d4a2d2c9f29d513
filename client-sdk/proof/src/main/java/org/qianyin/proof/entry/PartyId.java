package org.qianyin.proof.entry;

import org.qianyin.proof.data.Digest;

/**
 * {@code party:<id of the entry that registered it>} (ledger specification §2).
 *
 * @param registration id of its {@code party.registered}
 */
public record PartyId(EntryId registration) implements Comparable<PartyId> {

  private static final String PREFIX = "party:";

  /** Whether {@code text} is {@code party:} and 64 lower-case hex digits. */
  public static boolean isValid(String text) {
    return text.length() == PREFIX.length() + 2 * Digest.LENGTH
        && text.startsWith(PREFIX)
        && Digest.isHex(text, PREFIX.length());
  }

  /**
   * @param text {@code party:} and 64 lower-case hex digits
   */
  public static PartyId of(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("party: want party:<64 hex>, got " + text);
    }
    return new PartyId(EntryId.ofHex(text.substring(PREFIX.length())));
  }

  @Override
  public int compareTo(PartyId other) {
    return registration.compareTo(other.registration);
  }

  @Override
  public String toString() {
    return PREFIX + registration.hex();
  }
}
