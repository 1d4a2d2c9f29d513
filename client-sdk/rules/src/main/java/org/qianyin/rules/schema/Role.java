package org.qianyin.rules.schema;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;

/**
 * A part that parties play in entries of a type, by the members that name them (bodies-v1
 * specification §1, "signers follow from the bytes").
 *
 * @param paths members that name the parties, such as {@code owners.party}
 * @param signs whether they must sign (§)
 * @param withActor whether the acting party must itself stand under the first path; otherwise it
 *     may stand under none
 */
record Role(List<String> paths, boolean signs, boolean withActor) {

  Role {
    paths = List.copyOf(paths);
  }

  SortedSet<PartyId> parties(Json.Obj body) {
    return paths.stream()
        .flatMap(path -> under(path, body))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Signers.Part part(Optional<PartyId> by, Json.Obj body) {
    boolean holds = under(paths.get(0), body).anyMatch(party -> by.equals(Optional.of(party)));
    return new Signers.Part(parties(body), withActor, holds);
  }

  private static Stream<PartyId> under(String path, Json.Obj body) {
    return Paths.strings(body, path).map(PartyId::of);
  }
}
