package org.qianyin.rules.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Codes;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.body.Share;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/** The rules of {@code work.registered} (domain specification, part 2). */
final class Registering implements TypeRules {

  /** Works in a line from a work to the top, both included (domain specification, part 0). */
  private static final int MAX_LEVELS = 4;

  @Override
  public Findings judge(State state, Act act) {
    WorkRegistered body = WorkRegistered.of(act.entry());
    return codes(act.entry().body(), body)
        .or(() -> references(state, act, body))
        .or(() -> shares(body))
        .or(() -> Contents.repeated(state, act.by(), digests(body)))
        .map(Findings::of)
        .orElseGet(() -> Findings.of(title(state, act, body)));
  }

  private static Optional<Refusal> codes(Json.Obj raw, WorkRegistered body) {
    return Codes.countries("country", body.country().stream().toList())
        .or(() ->
            Codes.countries("publication.country", body.publication().country().stream().toList()))
        .or(() -> Codes.languages("languages", body.languages()))
        .or(() -> Codes.languages("version.audio", version(raw, "audio")))
        .or(() -> Codes.languages("version.subtitles", version(raw, "subtitles")))
        .or(() ->
            Codes.uses(
                "derives.mode",
                body.derives().stream().flatMap(it -> it.mode().stream()).toList()));
  }

  private static List<String> version(Json.Obj raw, String list) {
    return raw.has("version") ? raw.object("version").strings(list) : List.of();
  }

  private static Optional<Refusal> references(State state, Act act, WorkRegistered body) {
    Stream<EntryId> named =
        Stream.concat(
            body.above().stream(), body.derives().stream().flatMap(it -> it.target().stream()));
    return named
        .filter(id -> state.work(id).isEmpty())
        .findFirst()
        .map(
            id -> Refusal.of("UNKNOWN_WORK", naming(act, body, id) + id + " is no registered work"))
        .or(() ->
            body.opens().stream()
                .filter(commit -> !state.hasCommit(commit, act.by()))
                .findFirst()
                .map(commit ->
                    Refusal.of(
                        "UNKNOWN_COMMIT",
                        "opens: " + commit + " was not committed by this party")));
  }

  /** The member that names a work. */
  private static String naming(Act act, WorkRegistered body, EntryId id) {
    if (body.above().filter(id::equals).isEmpty()) {
      return "derives.target: ";
    }
    return act.entry().body().has("partOf") ? "partOf: " : "versionOf: ";
  }

  private static Optional<Refusal> shares(WorkRegistered body) {
    return Share.sumToWhole(body.owners().stream().map(Owner::share).toList())
        ? Optional.empty()
        : Optional.of(Refusal.of("SHARES", "owners: want shares that sum to exactly 1"));
  }

  private static List<Refusal> title(State state, Act act, WorkRegistered body) {
    List<Refusal> reasons = new ArrayList<>();
    if (body.owners().stream().noneMatch(owner -> owner.party().equals(act.by()))) {
      reasons.add(Refusal.of("NO_TITLE", "owners: want by among them, " + act.by()));
    }
    for (Edge edge : body.derives()) {
      clearance(state, body, edge).ifPresent(reasons::add);
    }
    body.above().flatMap(state::work).ifPresent(parent -> reasons.addAll(parent(act, parent)));
    return reasons;
  }

  private static List<Refusal> parent(Act act, Work parent) {
    List<Refusal> reasons = new ArrayList<>();
    SortedSet<PartyId> silent = Titles.silent(act, parent);
    if (!silent.isEmpty()) {
      reasons.add(
          Refusal.of(
              "PARENT_CONSENT_MISSING",
              "cosigners: owners of " + parent.id() + " have not signed: " + silent));
    }
    if (parent.above().size() + 2 > MAX_LEVELS) {
      reasons.add(
          Refusal.of(
              "TOO_MANY_LEVELS",
              "partOf, versionOf: want at most "
                  + MAX_LEVELS
                  + " works in a line; stand under a work further up"));
    }
    return reasons;
  }

  /** {@code OWN} says that the owners are the same; {@code LICENSE} waits for its rules. */
  private static Optional<Refusal> clearance(State state, WorkRegistered body, Edge edge) {
    if (edge.clearance().equals("LICENSE")) {
      return Optional.of(
          Refusal.of(
              "NOT_YET_SUPPORTED",
              "derives: clearance LICENSE is not judged yet; declare NONE until it is"));
    }
    boolean foreign =
        edge.clearance().equals("OWN")
            && edge.target()
                .flatMap(state::work)
                .filter(target -> target.owners().keySet().equals(owners(body).keySet()))
                .isEmpty();
    return foreign
        ? Optional.of(
            Refusal.of("NO_TITLE", "derives: clearance OWN wants the same owners on both sides"))
        : Optional.empty();
  }

  @Override
  public List<Change> changes(State state, Act act) {
    WorkRegistered body = WorkRegistered.of(act.entry());
    List<Change> changes = new ArrayList<>();
    digests(body).forEach(digest -> changes.add(new Change.ContentClaimed(digest, act.by())));
    List<EntryId> above = new ArrayList<>();
    body.above()
        .flatMap(state::work)
        .ifPresent(parent -> {
          above.add(parent.id());
          above.addAll(parent.above());
        });
    changes.add(
        new Change.WorkIs(
            new Work(
                act.id(),
                act.seq(),
                act.by(),
                above,
                owners(body),
                body.coOwnership().mode() == CoOwnership.Mode.UNANIMOUS,
                new TreeSet<>(body.rightsHeld()),
                unreleased(body),
                false)));
    return changes;
  }

  private static SortedMap<PartyId, Share> owners(WorkRegistered body) {
    SortedMap<PartyId, Share> owners = new TreeMap<>();
    body.owners().forEach(owner -> owners.put(owner.party(), owner.share()));
    return owners;
  }

  private static List<Digest> digests(WorkRegistered body) {
    return body.files().stream().flatMap(file -> file.digest().stream()).toList();
  }

  private static SortedSet<Integer> unreleased(WorkRegistered body) {
    SortedSet<Integer> indices = new TreeSet<>();
    for (int i = 0; i < body.files().size(); i++) {
      if (body.files().get(i).digest().isEmpty()) {
        indices.add(i);
      }
    }
    return indices;
  }
}
