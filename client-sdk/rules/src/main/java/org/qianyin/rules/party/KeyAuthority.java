package org.qianyin.rules.party;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.state.Delegation;
import org.qianyin.rules.state.Party;

/**
 * Whether keys may speak for parties, from their complete {@code keys} facets alone (ledger
 * specification §11, check "authority"). What no facet tells is left to the replay: that a key is
 * bound to no other party, and whether a delegation still stood that has run out since.
 */
public final class KeyAuthority {

  /** A keys facet folded up to the entry that is judged. */
  private record Folded(Party party, Map<EntryId, Delegation> delegations) {}

  private final Sequenced subject;
  private final Instant latest;
  private final Function<PartyId, Optional<List<Sequenced>>> facets;
  private boolean mayHaveRunOut;

  private KeyAuthority(
      Sequenced subject, Instant latest, Function<PartyId, Optional<List<Sequenced>>> facets) {
    this.subject = subject;
    this.latest = latest;
    this.facets = facets;
  }

  /**
   * @param entry with all its signatures verified
   * @param latest time of a head behind the entry
   * @param others who must sign beside the acting party or its delegate
   * @param works the works that the entry names, for a delegation limited to works
   * @param facets the complete keys facet of a party in log order, or empty
   */
  public static Authority of(
      Sequenced entry,
      Instant latest,
      Set<PartyId> others,
      List<EntryId> works,
      Function<PartyId, Optional<List<Sequenced>>> facets) {
    try {
      return new KeyAuthority(entry, latest, facets).decide(others, works);
    } catch (Undecided e) {
      return e.authority;
    }
  }

  private Authority decide(Set<PartyId> others, List<EntryId> works) throws Undecided {
    Entry entry = subject.entry();
    if (entry.type().equals(PartyRegistered.TYPE)) {
      return KeyFold.registerSignatures(entry)
          .<Authority>map(Authority.Refused::new)
          .orElseGet(Authority.Self::new);
    }
    PartyId by = entry.by().orElseThrow();
    Folded principal = fold(by);
    if (entry.type().equals(KeyRotated.TYPE)) {
      return answer(KeyFold.rotateSignatures(principal.party, entry), List.of(principal.party));
    }
    if (entry.type().equals(KeyRevoked.TYPE)) {
      Optional<Refusal> refusal = KeyFold.revokeSignatures(principal.party, entry);
      return answer(refusal, List.of(principal.party));
    }
    SortedMap<PartyId, Party> required = new TreeMap<>();
    if (entry.via().isPresent()) {
      PartyId delegate = delegate(principal, entry.via().get(), works);
      required.put(delegate, fold(delegate).party);
    } else {
      required.put(by, principal.party);
    }
    for (PartyId other : others) {
      required.put(other, fold(other).party);
    }
    return answer(Signing.check(entry, required), required.values());
  }

  private PartyId delegate(Folded principal, EntryId via, List<EntryId> works) throws Undecided {
    Delegation delegation = principal.delegations.get(via);
    if (delegation == null || delegation.revoked()) {
      throw refused("DELEGATION_UNKNOWN", "via: " + via + " is no standing delegation of by");
    }
    if (!delegation.types().contains(subject.entry().type())) {
      throw refused(
          "DELEGATION_TYPE", "via: the delegation does not list " + subject.entry().type());
    }
    if (!delegation.works().isEmpty()
        && (works.isEmpty() || !delegation.works().containsAll(works))) {
      throw refused("DELEGATION_WORK", "via: the delegation does not list these works");
    }
    mayHaveRunOut = !latest.isBefore(delegation.until());
    return delegation.to();
  }

  private Authority answer(Optional<Refusal> refusal, Iterable<Party> parties) {
    if (refusal.isPresent()) {
      return new Authority.Refused(refusal.get());
    }
    if (mayHaveRunOut) {
      return new Authority.Unproven(subject.entry().by().orElseThrow());
    }
    TreeSet<PartyId> custodians = new TreeSet<>();
    for (Party party : parties) {
      for (Entry.Sig sig : subject.entry().sigs()) {
        Optional.ofNullable(party.keys().get(sig.key()))
            .flatMap(Party.Key::custodian)
            .ifPresent(custodians::add);
      }
    }
    return custodians.isEmpty() ? new Authority.Full() : new Authority.Custodial(custodians);
  }

  private Folded fold(PartyId id) throws Undecided {
    List<Sequenced> facet =
        facets.apply(id).orElseThrow(() -> new Undecided(new Authority.Unproven(id)));
    Party party = null;
    Map<EntryId, Delegation> delegations = new HashMap<>();
    for (Sequenced element : facet) {
      if (element.seq() >= subject.seq()) {
        break;
      }
      Entry entry = element.entry();
      party = party == null ? first(id, entry) : next(id, party, delegations, entry);
    }
    if (party == null) {
      throw refused("UNKNOWN_PARTY", id + " was not registered before this entry");
    }
    return new Folded(party, delegations);
  }

  private Party first(PartyId id, Entry entry) throws Undecided {
    boolean registration =
        entry.type().equals(PartyRegistered.TYPE) && entry.id().equals(id.registration());
    if (!registration) {
      throw fold(entry, "is not the registration of " + id);
    }
    possible(entry, KeyFold.registerSignatures(entry));
    return KeyFold.registered(entry);
  }

  private Party next(PartyId id, Party party, Map<EntryId, Delegation> delegations, Entry entry)
      throws Undecided {
    if (!entry.by().equals(Optional.of(id))) {
      throw fold(entry, "is not by " + id);
    }
    switch (entry.type()) {
      case KeyRotated.TYPE -> {
        possible(entry, KeyFold.rotateSignatures(party, entry));
        return KeyFold.rotated(party, entry);
      }
      case KeyRevoked.TYPE -> {
        possible(entry, KeyFold.revokeSignatures(party, entry));
        possible(entry, KeyFold.unknownKey(party, entry));
        return KeyFold.revoked(party, entry);
      }
      case DelegationGranted.TYPE, DelegationRevoked.TYPE -> {
        possible(entry, Signing.check(entry, new TreeMap<>(Map.of(id, party))));
        delegation(id, delegations, entry);
        return party;
      }
      default -> throw fold(entry, "has no place in a keys facet");
    }
  }

  private void delegation(PartyId from, Map<EntryId, Delegation> delegations, Entry entry)
      throws Undecided {
    if (entry.type().equals(DelegationGranted.TYPE)) {
      delegations.put(entry.id(), PartyRules.delegation(from, DelegationGranted.of(entry)));
      return;
    }
    DelegationRevoked body = DelegationRevoked.of(entry);
    Delegation standing = delegations.get(body.delegation());
    if (standing == null || standing.revoked() || !standing.to().equals(body.to())) {
      throw fold(entry, "takes back a delegation that does not stand");
    }
    delegations.put(body.delegation(), standing.revoke());
  }

  private void possible(Entry entry, Optional<Refusal> refusal) throws Undecided {
    if (refusal.isPresent()) {
      throw fold(entry, refusal.get().reason() + ": " + refusal.get().detail());
    }
  }

  private static Undecided fold(Entry entry, String why) {
    return refused("KEYS_FOLD", "keys facet: " + entry + " " + why);
  }

  private static Undecided refused(String code, String detail) {
    return new Undecided(new Authority.Refused(Refusal.of(code, detail)));
  }

  /** Leaves a fold that cannot go on; never leaves this class. */
  private static final class Undecided extends Exception {
    private final transient Authority authority;

    Undecided(Authority authority) {
      super(null, null, false, false);
      this.authority = authority;
    }
  }
}
