package org.qianyin.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.KeyRules;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.party.PartyRegistered;
import org.qianyin.rules.party.Signing;
import org.qianyin.rules.schema.Signers;
import org.qianyin.rules.state.Delegation;
import org.qianyin.rules.state.Party;
import org.qianyin.rules.state.State;

/**
 * What apply asks of every entry, before the rules of its type (ledger specification §2). The
 * methods stand in the order of the specification; the first broken rule names the refusal.
 */
final class GeneralRules {

  private static final Duration MAX_SKEW = Duration.ofHours(24);

  private final State state;
  private final long seq;
  private final Instant logTime;
  private final Entry entry;
  private final Signers signers;
  private final Optional<TypeRules> rules;

  GeneralRules(
      State state,
      long seq,
      Instant logTime,
      Entry entry,
      Signers signers,
      Optional<TypeRules> rules) {
    this.state = state;
    this.seq = seq;
    this.logTime = logTime;
    this.entry = entry;
    this.signers = signers;
    this.rules = rules;
  }

  Optional<Refusal> firstBroken() {
    return log()
        .or(this::duplicate)
        .or(this::time)
        .or(this::operator)
        .or(this::seen)
        .or(this::conditions)
        .or(() -> unknown("by", signers.by().stream()))
        .or(this::delegation)
        .or(() -> unknown("body", signers.named().stream()))
        .or(this::self)
        .or(this::signatures)
        .or(this::bound);
  }

  /** Everybody who speaks in the entry: {@code by}, though its delegate signs, and the others. */
  SortedSet<PartyId> consenting() {
    TreeSet<PartyId> all = new TreeSet<>(signers.others());
    signers.by().ifPresent(all::add);
    return all;
  }

  private Optional<Refusal> log() {
    return when(
        !entry.log().equals(state.log()),
        "LOG_MISMATCH",
        () -> "log: want " + state.log() + ", got " + entry.log() + "; sign it for this ledger");
  }

  private Optional<Refusal> duplicate() {
    return when(
        state.hasEntry(entry.id()),
        "DUPLICATE_ENTRY",
        () -> "entry " + entry.id() + " was sequenced before; its receipt stands");
  }

  private Optional<Refusal> time() {
    Duration skew = Duration.between(entry.time(), logTime).abs();
    return when(
        skew.compareTo(MAX_SKEW) > 0,
        "TIME_SKEW",
        () ->
            "time: want at most 24 h from "
                + logTime
                + ", got "
                + entry.time()
                + "; set the clock");
  }

  private Optional<Refusal> operator() {
    boolean registers =
        entry.type().equals(PartyRegistered.TYPE)
            && entry.body().string("kind").equals(Party.OPERATOR);
    return when(
        registers != (seq == 0),
        "OPERATOR",
        () -> "kind: seq 0, and no other entry, registers the operator; this is seq " + seq);
  }

  private Optional<Refusal> seen() {
    Optional<Entry.Seen> seen = entry.seen();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Optional<Digest> root = state.rootAtHead(seen.get().size());
    return when(
            root.isEmpty(),
            "SEEN_NOT_HEAD",
            () -> "seen.size: this log has no checkpoint of size " + seen.get().size())
        .or(() ->
            when(
                !root.equals(Optional.of(seen.get().root())),
                "SEEN_ROOT",
                () -> "seen.root: this log had another root at " + seen.get().size()));
  }

  private Optional<Refusal> conditions() {
    return entry.conditions().stream()
        .filter(condition -> state.count(condition.subject()) != condition.n())
        .findFirst()
        .map(condition ->
            Refusal.of(
                "IF_FAILED",
                "if: want "
                    + condition.n()
                    + " entries of "
                    + condition.subject()
                    + ", there are "
                    + state.count(condition.subject())
                    + "; read it again and sign anew"));
  }

  private Optional<Refusal> unknown(String where, Stream<PartyId> parties) {
    return parties
        .filter(party -> state.party(party).isEmpty())
        .findFirst()
        .map(party ->
            Refusal.of(
                "UNKNOWN_PARTY", where + ": " + party + " is not registered in this ledger"));
  }

  private Optional<Delegation> standing() {
    return signers
        .via()
        .flatMap(state::delegation)
        .filter(it -> !it.revoked() && signers.by().equals(Optional.of(it.from())));
  }

  private Optional<Refusal> delegation() {
    if (signers.via().isEmpty()) {
      return Optional.empty();
    }
    Optional<Delegation> standing = standing();
    if (standing.isEmpty()) {
      return Optional.of(
          Refusal.of("DELEGATION_UNKNOWN", "via: want a delegation of by that was not revoked"));
    }
    Delegation delegation = standing.get();
    return when(
            !delegation.types().contains(entry.type()),
            "DELEGATION_TYPE",
            () -> "via: it does not list " + entry.type())
        .or(() ->
            when(
                !logTime.isBefore(delegation.until()),
                "DELEGATION_EXPIRED",
                () -> "via: it ended at " + delegation.until()))
        .or(() ->
            when(
                !delegation.works().isEmpty() && !within(delegation),
                "DELEGATION_WORK",
                () -> "via: it is limited to other works than those of this entry"));
  }

  private boolean within(Delegation delegation) {
    var works = RuleBook.worksOf(entry);
    return !works.isEmpty() && delegation.works().containsAll(works);
  }

  private Optional<Refusal> self() {
    Optional<PartyId> delegate = standing().map(Delegation::to);
    return signers
        .doubled(delegate)
        .map(party -> {
          List<String> where = new ArrayList<>();
          signers.by().filter(party::equals).ifPresent(it -> where.add("by"));
          delegate.filter(party::equals).ifPresent(it -> where.add("via"));
          where.addAll(Signers.membersNaming(party, entry.body()));
          return Refusal.of(
              "SELF",
              String.join(", ", where)
                  + ": "
                  + party
                  + " plays two parts of this entry; name another party in one of them");
        });
  }

  private Optional<Refusal> signatures() {
    if (rules.orElse(null) instanceof KeyRules keys) {
      return keys.signatures(state, entry);
    }
    TreeMap<PartyId, Party> required = new TreeMap<>();
    standing().map(Delegation::to).or(signers::by).ifPresent(it -> require(required, it));
    signers.others().forEach(it -> require(required, it));
    return Signing.check(entry, required);
  }

  private void require(Map<PartyId, Party> required, PartyId id) {
    required.put(id, state.party(id).orElseThrow(() -> new IllegalStateException("unknown " + id)));
  }

  private Optional<Refusal> bound() {
    if (!(rules.orElse(null) instanceof KeyRules keys)) {
      return Optional.empty();
    }
    PartyId owner = signers.by().orElseGet(() -> new PartyId(entry.id()));
    return keys.bound(entry).stream()
        .filter(key -> !state.boundTo(key).orElse(owner).equals(owner))
        .findFirst()
        .map(key -> Refusal.of("KEY_BOUND", "keys: " + key + " belongs to another party"));
  }

  private static Optional<Refusal> when(boolean broken, String code, Supplier<String> detail) {
    return broken ? Optional.of(Refusal.of(code, detail.get())) : Optional.empty();
  }
}
