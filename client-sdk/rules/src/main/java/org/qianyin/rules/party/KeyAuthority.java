package org.qianyin.rules.party;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.data.Outcome;
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

  private final Sequenced subject;
  private final Instant latest;
  private final List<PartyId> others;
  private final List<EntryId> works;
  private final Function<PartyId, Optional<List<Sequenced>>> facets;

  private KeyAuthority(
      Sequenced subject,
      Instant latest,
      Collection<PartyId> others,
      List<EntryId> works,
      Function<PartyId, Optional<List<Sequenced>>> facets) {
    this.subject = subject;
    this.latest = latest;
    this.others = List.copyOf(others);
    this.works = works;
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
    return new KeyAuthority(entry, latest, others, works, facets).decide();
  }

  private Authority decide() {
    Entry entry = subject.entry();
    if (entry.type().equals(PartyRegistered.TYPE)) {
      return KeyFold.registerSignatures(entry)
          .<Authority>map(Authority.Refused::new)
          .orElseGet(Authority.Self::new);
    }
    PartyId by = entry.by().orElseThrow();
    return with(by, principal -> decide(by, principal));
  }

  private Authority decide(PartyId by, KeyFacet principal) {
    Entry entry = subject.entry();
    List<Party> own = List.of(principal.party());
    if (entry.type().equals(KeyRotated.TYPE)) {
      return answer(KeyFold.rotateSignatures(principal.party(), entry), own);
    }
    if (entry.type().equals(KeyRevoked.TYPE)) {
      return answer(KeyFold.revokeSignatures(principal.party(), entry), own);
    }
    if (entry.via().isEmpty()) {
      return signedBy(new TreeMap<>(), by, principal);
    }
    Optional<Delegation> standing = principal.standing(entry.via().get());
    Optional<Refusal> broken = delegation(standing);
    if (broken.isPresent()) {
      return new Authority.Refused(broken.get());
    }
    Delegation delegation = standing.orElseThrow();
    Authority answer =
        with(delegation.to(), delegate -> signedBy(new TreeMap<>(), delegation.to(), delegate));
    boolean mayHaveRunOut = !latest.isBefore(delegation.until());
    return mayHaveRunOut && !(answer instanceof Authority.Refused)
        ? new Authority.Unproven(by)
        : answer;
  }

  private Optional<Refusal> delegation(Optional<Delegation> standing) {
    String type = subject.entry().type();
    if (standing.isEmpty()) {
      return Optional.of(
          Refusal.of("DELEGATION_UNKNOWN", "via: want a delegation of by that was not revoked"));
    }
    if (!standing.get().types().contains(type)) {
      return Optional.of(
          Refusal.of("DELEGATION_TYPE", "via: the delegation does not list " + type));
    }
    Set<EntryId> limit = standing.get().works();
    return limit.isEmpty() || (!works.isEmpty() && limit.containsAll(works))
        ? Optional.empty()
        : Optional.of(
            Refusal.of("DELEGATION_WORK", "via: the delegation does not list these works"));
  }

  /** Gathers the keys of all signers, one after the other, and then looks at the signatures. */
  private Authority signedBy(SortedMap<PartyId, Party> known, PartyId id, KeyFacet facet) {
    known.put(id, facet.party());
    return others.stream()
        .filter(other -> !known.containsKey(other))
        .findFirst()
        .map(other -> with(other, next -> signedBy(known, other, next)))
        .orElseGet(() -> answer(Signing.check(subject.entry(), known), known.values()));
  }

  private Authority answer(Optional<Refusal> refusal, Collection<Party> parties) {
    if (refusal.isPresent()) {
      return new Authority.Refused(refusal.get());
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

  /** Goes on with the folded facet of a party, if it is at hand and sound. */
  private Authority with(PartyId id, Function<KeyFacet, Authority> next) {
    Optional<List<Sequenced>> facet = facets.apply(id);
    if (facet.isEmpty()) {
      return new Authority.Unproven(id);
    }
    Outcome<KeyFacet> folded = KeyFacet.fold(id, facet.get(), subject.seq());
    return folded instanceof Outcome.Refused<KeyFacet> refused
        ? new Authority.Refused(refused.refusal())
        : next.apply(folded.orThrow());
  }
}
