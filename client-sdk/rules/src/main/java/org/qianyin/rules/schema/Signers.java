package org.qianyin.rules.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * Who must sign an entry; it follows from the bytes alone (bodies-v1 specification §1).
 *
 * @param keys multikeys that must sign each, ascending: those that {@code party.registered} and
 *     {@code key.rotated} list
 * @param by who acts and signs, unless {@code via} is present: then its delegate signs instead
 * @param via the delegation
 * @param others every further party that must sign, ascending
 * @param named every party that the body names, whether it signs or not, ascending
 * @param parts the parts that parties play besides the acting one
 */
public record Signers(
    SortedSet<String> keys,
    Optional<PartyId> by,
    Optional<EntryId> via,
    SortedSet<PartyId> others,
    SortedSet<PartyId> named,
    List<Part> parts) {

  /**
   * A part that parties play.
   *
   * @param parties who plays it, ascending
   * @param withActor whether the acting party must be among the holders; else it may not be
   * @param actorHolds whether it is among them
   */
  public record Part(SortedSet<PartyId> parties, boolean withActor, boolean actorHolds) {}

  public Signers {
    parts = List.copyOf(parts);
  }

  static Signers of(List<Role> roles, Optional<String> keys, Optional<PartyId> by, Json.Obj body) {
    SortedSet<PartyId> others =
        roles.stream()
            .filter(Role::signs)
            .flatMap(role -> role.parties(body).stream())
            .filter(party -> !by.equals(Optional.of(party)))
            .collect(Collectors.toCollection(TreeSet::new));
    return new Signers(
        keys.stream()
            .flatMap(path -> Paths.strings(body, path))
            .collect(Collectors.toCollection(TreeSet::new)),
        by,
        body.optionalString("via").map(EntryId::ofHex),
        others,
        named(body),
        roles.stream().map(role -> role.part(by, body)).toList());
  }

  /** Whether the acting party holds what its type wants it to hold; if not, {@code NO_TITLE}. */
  public boolean actorHolds() {
    return parts.stream().allMatch(part -> !part.withActor || part.actorHolds);
  }

  /**
   * A party that plays two parts, which is {@code SELF}.
   *
   * @param delegate who signs for the acting party, if a delegation is used
   */
  public Optional<PartyId> doubled(Optional<PartyId> delegate) {
    if (delegate.isPresent() && delegate.equals(by)) {
      return delegate;
    }
    Set<PartyId> seen = new HashSet<>();
    delegate.ifPresent(seen::add);
    for (Part part : parts) {
      for (PartyId party : part.parties) {
        boolean actor = by.equals(Optional.of(party));
        if (actor ? !part.withActor : !seen.add(party)) {
          return Optional.of(party);
        }
      }
    }
    return Optional.empty();
  }

  /** Names of the members of a body that name a party, at any depth, ascending. */
  public static List<String> membersNaming(PartyId party, Json.Obj body) {
    return body.members().entrySet().stream()
        .filter(member -> Paths.leaves(member.getValue()).anyMatch(party.toString()::equals))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedSet<PartyId> named(Json.Obj body) {
    return Paths.leaves(body)
        .filter(PartyId::isValid)
        .map(PartyId::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
