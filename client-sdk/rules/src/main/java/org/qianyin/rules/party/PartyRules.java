package org.qianyin.rules.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.KeyRules;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.Delegation;
import org.qianyin.rules.state.Party;
import org.qianyin.rules.state.State;

/** The rules about parties, keys, delegations and journals (ledger specification §2). */
public final class PartyRules {

  /** By type, version 1. */
  public static final Map<String, TypeRules> ALL =
      Map.of(
          PartyRegistered.TYPE, new Register(),
          KeyRotated.TYPE, new Rotate(),
          KeyRevoked.TYPE, new Revoke(),
          DelegationGranted.TYPE, new Delegate(),
          DelegationRevoked.TYPE, new EndDelegation(),
          JournalCommitted.TYPE, new Commit());

  private PartyRules() {}

  private static Party before(State state, Entry entry) {
    PartyId by = entry.by().orElseThrow();
    return state.party(by).orElseThrow(() -> new IllegalStateException("unknown " + by));
  }

  static Delegation delegation(PartyId from, DelegationGranted body) {
    return new Delegation(
        from, body.to(), Set.copyOf(body.types()), body.until(), Set.copyOf(body.works()), false);
  }

  /** Every key that signed, and every key that is listed. */
  private static SortedSet<String> signedOrListed(Entry entry, List<ListedKey> listed) {
    SortedSet<String> keys = new TreeSet<>();
    entry.sigs().forEach(sig -> keys.add(sig.key()));
    listed.forEach(key -> keys.add(key.key()));
    return keys;
  }

  private static List<Change> keyChanges(PartyId id, Party party, Set<String> bound) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.PartyKeys(id, party));
    bound.forEach(key -> changes.add(new Change.KeyBound(key, id)));
    return changes;
  }

  private record Register() implements KeyRules {

    @Override
    public Optional<Refusal> signatures(State state, Entry entry) {
      return KeyFold.registerSignatures(entry);
    }

    @Override
    public SortedSet<String> bound(Entry entry) {
      return signedOrListed(entry, PartyRegistered.of(entry).keys());
    }

    @Override
    public Findings judge(State state, Act act) {
      return Findings.none();
    }

    @Override
    public List<Change> changes(State state, Act act) {
      PartyId id = new PartyId(act.id());
      return keyChanges(id, KeyFold.registered(act.entry()), bound(act.entry()));
    }
  }

  private record Rotate() implements KeyRules {

    @Override
    public Optional<Refusal> signatures(State state, Entry entry) {
      return KeyFold.rotateSignatures(before(state, entry), entry);
    }

    @Override
    public SortedSet<String> bound(Entry entry) {
      return signedOrListed(entry, KeyRotated.of(entry).keys());
    }

    @Override
    public Findings judge(State state, Act act) {
      return Findings.none();
    }

    @Override
    public List<Change> changes(State state, Act act) {
      Party party = KeyFold.rotated(before(state, act.entry()), act.entry());
      return keyChanges(act.by(), party, bound(act.entry()));
    }
  }

  private record Revoke() implements KeyRules {

    @Override
    public Optional<Refusal> signatures(State state, Entry entry) {
      return KeyFold.revokeSignatures(before(state, entry), entry);
    }

    @Override
    public SortedSet<String> bound(Entry entry) {
      return signedOrListed(entry, List.of());
    }

    @Override
    public Findings judge(State state, Act act) {
      return KeyFold.unknownKey(before(state, act.entry()), act.entry())
          .map(Findings::of)
          .orElse(Findings.none());
    }

    @Override
    public List<Change> changes(State state, Act act) {
      Party party = KeyFold.revoked(before(state, act.entry()), act.entry());
      return keyChanges(act.by(), party, bound(act.entry()));
    }
  }

  private record Delegate() implements TypeRules {

    @Override
    public Findings judge(State state, Act act) {
      return Findings.none();
    }

    @Override
    public List<Change> changes(State state, Act act) {
      Delegation delegation = delegation(act.by(), DelegationGranted.of(act.entry()));
      return List.of(new Change.Delegated(act.id(), delegation));
    }
  }

  private record EndDelegation() implements TypeRules {

    @Override
    public Findings judge(State state, Act act) {
      DelegationRevoked body = DelegationRevoked.of(act.entry());
      return state
          .delegation(body.delegation())
          .filter(it -> !it.revoked() && it.from().equals(act.by()) && it.to().equals(body.to()))
          .map(it -> Findings.none())
          .orElseGet(() ->
              Findings.of(
                  "DELEGATION_UNKNOWN",
                  "delegation: "
                      + body.delegation()
                      + " is no standing delegation of this party to "
                      + body.to()));
    }

    @Override
    public List<Change> changes(State state, Act act) {
      DelegationRevoked body = DelegationRevoked.of(act.entry());
      Delegation delegation = state.delegation(body.delegation()).orElseThrow();
      return List.of(new Change.Delegated(body.delegation(), delegation.revoke()));
    }
  }

  private record Commit() implements TypeRules {

    @Override
    public Findings judge(State state, Act act) {
      return Findings.none();
    }

    @Override
    public List<Change> changes(State state, Act act) {
      return List.of(new Change.Committed(JournalCommitted.of(act.entry()).commit(), act.by()));
    }
  }
}
