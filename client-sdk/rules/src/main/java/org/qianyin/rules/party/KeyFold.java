package org.qianyin.rules.party;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.state.Party;

/**
 * How the keys of a party come to be what they are (ledger specification §2): the same fold for
 * apply, which starts from its state, and for verifiers, who start from a proven keys facet.
 */
final class KeyFold {

  private KeyFold() {}

  /** {@code party.registered}: every listed key signs, and no other. */
  static Optional<Refusal> registerSignatures(Entry entry) {
    List<ListedKey> listed = PartyRegistered.of(entry).keys();
    return listedSign(entry, listed)
        .or(() ->
            entry.sigs().stream()
                .filter(sig -> listed.stream().noneMatch(key -> key.key().equals(sig.key())))
                .findFirst()
                .map(sig -> Signing.notAuthorised(sig, "is not listed in keys")));
  }

  static Party registered(Entry entry) {
    PartyRegistered body = PartyRegistered.of(entry);
    return new Party(body.kind(), keys(body.keys()), new TreeSet<>(body.next()));
  }

  /**
   * {@code key.rotated}: all new keys sign, and one that authorises: one of the old {@code next},
   * or, if that was empty, a current one. It may be one of the new ones; then no other signs.
   */
  static Optional<Refusal> rotateSignatures(Party before, Entry entry) {
    List<ListedKey> listed = KeyRotated.of(entry).keys();
    Optional<Refusal> unsigned = listedSign(entry, listed);
    if (unsigned.isPresent()) {
      return unsigned;
    }
    List<Entry.Sig> others =
        entry.sigs().stream()
            .filter(sig -> listed.stream().noneMatch(key -> key.key().equals(sig.key())))
            .toList();
    boolean byNewKey =
        entry.sigs().stream().anyMatch(sig -> !others.contains(sig) && authorises(before, sig));
    Optional<Refusal> stranger =
        others.stream()
            .filter(sig -> byNewKey || !authorises(before, sig))
            .findFirst()
            .map(sig -> Signing.notAuthorised(sig, "neither is listed nor may authorise this"));
    if (stranger.isPresent()) {
      return stranger;
    }
    if (others.size() > 1) {
      return Optional.of(Signing.notAuthorised(others.get(1), "is a second authorising key"));
    }
    return byNewKey || !others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "KEY_NOT_AUTHORISED",
                "sigs: no key whose hash stood in next (or, without next, no current key)"
                    + " authorises the rotation; add its signature"));
  }

  static Party rotated(Party before, Entry entry) {
    KeyRotated body = KeyRotated.of(entry);
    return new Party(before.kind(), keys(body.keys()), new TreeSet<>(body.next()));
  }

  /** {@code key.revoked}: exactly one signature, by a current key or by one of {@code next}. */
  static Optional<Refusal> revokeSignatures(Party before, Entry entry) {
    Entry.Sig first = entry.sigs().get(0);
    if (!Signing.speaks(before, first) && !isNext(before, first)) {
      return Optional.of(Signing.notAuthorised(first, "is neither a current key nor one of next"));
    }
    return entry.sigs().size() == 1
        ? Optional.empty()
        : Optional.of(
            Signing.notAuthorised(entry.sigs().get(1), "is a second signature; one is wanted"));
  }

  /** {@code UNKNOWN_KEY}: all keys that are revoked are current. */
  static Optional<Refusal> unknownKey(Party before, Entry entry) {
    return KeyRevoked.of(entry).keys().stream()
        .filter(key -> !before.keys().containsKey(key))
        .findFirst()
        .map(key ->
            Refusal.of(
                "UNKNOWN_KEY", "keys: " + key + " is no current key of the party; leave it out"));
  }

  static Party revoked(Party before, Entry entry) {
    SortedMap<String, Party.Key> left = new TreeMap<>(before.keys());
    left.keySet().removeAll(KeyRevoked.of(entry).keys());
    return new Party(before.kind(), left, before.next());
  }

  private static Optional<Refusal> listedSign(Entry entry, List<ListedKey> listed) {
    for (ListedKey key : listed) {
      Optional<Entry.Sig> own =
          entry.sigs().stream().filter(sig -> sig.key().equals(key.key())).findFirst();
      if (own.isEmpty()) {
        return Optional.of(Signing.missing("the listed key " + key.key()));
      }
      if (!Signing.fits(key.alg(), own.get())) {
        return Optional.of(
            Signing.notAuthorised(own.get(), "did not sign with its algorithm, " + key.alg()));
      }
    }
    return Optional.empty();
  }

  private static boolean authorises(Party before, Entry.Sig sig) {
    return before.next().isEmpty() ? Signing.speaks(before, sig) : isNext(before, sig);
  }

  private static boolean isNext(Party before, Entry.Sig sig) {
    byte[] multikey = sig.key().getBytes(StandardCharsets.US_ASCII);
    return before.next().contains(Digest.sha256(multikey));
  }

  private static SortedMap<String, Party.Key> keys(List<ListedKey> listed) {
    SortedMap<String, Party.Key> keys = new TreeMap<>();
    listed.forEach(key -> keys.put(key.key(), new Party.Key(key.alg(), key.custodian())));
    return keys;
  }
}
