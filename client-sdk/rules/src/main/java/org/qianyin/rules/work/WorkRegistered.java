package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * {@code work.registered}: what rules and projections ask of it (bodies-v1 specification §4.1).
 *
 * @param owners 1–6, in the order of the body
 * @param coOwnership UNANIMOUS if the body does not say
 * @param rightsHeld ascending
 * @param files in the order of the owner, up to 16
 * @param number of an episode or season
 * @param opens roots of journals, ascending
 * @param cosigners further signers, ascending
 */
public record WorkRegistered(
    String kind,
    String category,
    String nature,
    String completed,
    Optional<String> country,
    String ownershipType,
    List<Owner> owners,
    CoOwnership coOwnership,
    List<String> rightsHeld,
    Publication publication,
    List<WorkFile> files,
    Optional<EntryId> partOf,
    Optional<EntryId> versionOf,
    OptionalLong number,
    List<Edge> derives,
    List<Digest> opens,
    List<Identifier> identifiers,
    String aiInvolvement,
    String aiTraining,
    String encumbrances,
    List<String> languages,
    OptionalLong runtime,
    List<PartyId> cosigners) {

  public static final String TYPE = "work.registered";

  public static WorkRegistered of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new WorkRegistered(
        body.string("kind"),
        body.string("category"),
        body.string("nature"),
        body.string("completed"),
        body.optionalString("country"),
        body.string("ownershipType"),
        Owner.list(body),
        Read.optionalObject(body, "coOwnership").map(CoOwnership::of).orElse(CoOwnership.UNANIMOUS),
        body.strings("rightsHeld"),
        Publication.of(body.object("publication")),
        WorkFile.list(body),
        Read.optionalId(body, "partOf"),
        Read.optionalId(body, "versionOf"),
        Read.optionalInteger(body, "number"),
        Edge.list(body),
        Read.hashes(body, "opens"),
        Identifier.list(body),
        body.object("ai").string("involvement"),
        body.string("aiTraining"),
        body.string("encumbrances"),
        body.strings("languages"),
        Read.optionalInteger(body, "runtime"),
        Read.parties(body, "cosigners"));
  }

  /** The work right above this one: {@code partOf} or {@code versionOf}. */
  public Optional<EntryId> above() {
    return partOf.or(() -> versionOf);
  }
}
