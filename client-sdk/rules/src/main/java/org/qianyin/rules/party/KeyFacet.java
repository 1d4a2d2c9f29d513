package org.qianyin.rules.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.state.Delegation;
import org.qianyin.rules.state.Party;

/** A complete {@code party:…/keys} facet, folded by the rules by which apply made it. */
final class KeyFacet {

  private final PartyId id;
  private final Map<EntryId, Delegation> delegations = new HashMap<>();
  private Party party;

  private KeyFacet(PartyId id, Party party) {
    this.id = id;
    this.party = party;
  }

  /**
   * @param facet in log order
   * @param before seq of the entry that is judged: what stands there or later is left out
   * @return the facet, {@code UNKNOWN_PARTY} if nothing is left, or {@code KEYS_FOLD} for one that
   *     apply could not have made
   */
  static Outcome<KeyFacet> fold(PartyId id, List<Sequenced> facet, long before) {
    List<Entry> entries =
        facet.stream().filter(it -> it.seq() < before).map(Sequenced::entry).toList();
    if (entries.isEmpty()) {
      return Outcome.refused("UNKNOWN_PARTY", id + " was not registered before this entry");
    }
    Entry first = entries.get(0);
    boolean registration =
        first.type().equals(PartyRegistered.TYPE) && first.id().equals(id.registration());
    if (!registration) {
      return Outcome.refused(impossible(first, "is not the registration of " + id));
    }
    Optional<Refusal> unsigned = KeyFold.registerSignatures(first);
    if (unsigned.isPresent()) {
      return Outcome.refused(impossible(first, unsigned.get().detail()));
    }
    KeyFacet folded = new KeyFacet(id, KeyFold.registered(first));
    for (Entry entry : entries.subList(1, entries.size())) {
      Optional<Refusal> broken = folded.add(entry);
      if (broken.isPresent()) {
        return Outcome.refused(impossible(entry, broken.get().detail()));
      }
    }
    return Outcome.ok(folded);
  }

  /** The keys after the facet. */
  Party party() {
    return party;
  }

  /** A delegation that was granted and not taken back. */
  Optional<Delegation> standing(EntryId delegation) {
    return Optional.ofNullable(delegations.get(delegation)).filter(it -> !it.revoked());
  }

  private Optional<Refusal> add(Entry entry) {
    if (!entry.by().equals(Optional.of(id))) {
      return Optional.of(Refusal.of("KEYS_FOLD", "is not by " + id));
    }
    return switch (entry.type()) {
      case KeyRotated.TYPE -> rotated(entry);
      case KeyRevoked.TYPE -> revoked(entry);
      case DelegationGranted.TYPE -> delegated(entry);
      case DelegationRevoked.TYPE -> delegationRevoked(entry);
      default -> Optional.of(Refusal.of("KEYS_FOLD", "has no place in a keys facet"));
    };
  }

  private Optional<Refusal> rotated(Entry entry) {
    Optional<Refusal> broken = KeyFold.rotateSignatures(party, entry);
    party = broken.isPresent() ? party : KeyFold.rotated(party, entry);
    return broken;
  }

  private Optional<Refusal> revoked(Entry entry) {
    Optional<Refusal> broken =
        KeyFold.revokeSignatures(party, entry).or(() -> KeyFold.unknownKey(party, entry));
    party = broken.isPresent() ? party : KeyFold.revoked(party, entry);
    return broken;
  }

  private Optional<Refusal> delegated(Entry entry) {
    delegations.put(entry.id(), PartyRules.delegation(id, DelegationGranted.of(entry)));
    return signed(entry);
  }

  private Optional<Refusal> delegationRevoked(Entry entry) {
    DelegationRevoked body = DelegationRevoked.of(entry);
    Optional<Delegation> standing =
        standing(body.delegation()).filter(it -> it.to().equals(body.to()));
    standing.ifPresent(it -> delegations.put(body.delegation(), it.revoke()));
    return standing.isPresent()
        ? signed(entry)
        : Optional.of(Refusal.of("KEYS_FOLD", "takes back a delegation that does not stand"));
  }

  private Optional<Refusal> signed(Entry entry) {
    return Signing.check(entry, new TreeMap<>(Map.of(id, party)));
  }

  private static Refusal impossible(Entry entry, String why) {
    return Refusal.of("KEYS_FOLD", "keys facet: " + entry + " " + why);
  }
}
