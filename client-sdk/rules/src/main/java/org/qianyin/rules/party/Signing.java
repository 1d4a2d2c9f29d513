package org.qianyin.rules.party;

import java.util.Optional;
import java.util.SortedMap;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.rules.state.Party;

/** Which keys may have signed an entry (ledger specification §2, signer rule). */
public final class Signing {

  private Signing() {}

  /**
   * The rule of all types but those about keys: each signature is by a current key, with its
   * registered algorithm, of a required signer, and each required signer has at least one.
   *
   * @param required who must sign, with their keys before this entry
   * @return {@code KEY_NOT_AUTHORISED}, {@code SIGNER_MISSING}, or empty
   */
  public static Optional<Refusal> check(Entry entry, SortedMap<PartyId, Party> required) {
    for (Entry.Sig sig : entry.sigs()) {
      if (required.values().stream().noneMatch(party -> speaks(party, sig))) {
        return Optional.of(
            notAuthorised(sig, "is no current key, with its algorithm, of a signer"));
      }
    }
    return required.entrySet().stream()
        .filter(signer -> entry.sigs().stream().noneMatch(sig -> speaks(signer.getValue(), sig)))
        .findFirst()
        .map(signer -> missing(signer.getKey().toString()));
  }

  /** Whether a signature is by a current key of the party, with the algorithm registered for it. */
  static boolean speaks(Party party, Entry.Sig sig) {
    Party.Key key = party.keys().get(sig.key());
    return key != null && fits(key.alg(), sig);
  }

  /** Whether a signature has the length of this algorithm: all that its key leaves open. */
  static boolean fits(String alg, Entry.Sig sig) {
    return Algorithm.ofCode(alg)
        .map(it -> sig.signature().length() == base64Length(it.signatureLength()))
        .orElse(false);
  }

  /** Characters of base64url without padding. */
  private static int base64Length(int bytes) {
    return (bytes * 8 + 5) / 6;
  }

  static Refusal notAuthorised(Entry.Sig sig, String why) {
    return Refusal.of(
        "KEY_NOT_AUTHORISED",
        "sigs: " + sig.key() + " " + why + "; sign with the keys that the parties have now");
  }

  static Refusal missing(String signer) {
    return Refusal.of("SIGNER_MISSING", "sigs: " + signer + " has not signed; add its signature");
  }
}
