package org.qianyin.rules.body;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * Reads members of a body that its schema has accepted. Every method throws {@link
 * IllegalStateException} or {@link IllegalArgumentException} on one that it has not: a bug.
 */
public final class Read {

  private static final String DIGEST_PREFIX = "sha256:";

  private Read() {}

  /**
   * The body of an entry of this type.
   *
   * @throws IllegalArgumentException if the entry has another type or a version other than 1
   */
  public static Json.Obj body(Entry entry, String type) {
    if (!entry.type().equals(type) || entry.version() != 1) {
      throw new IllegalArgumentException(
          "entry: want " + type + " 1, got " + entry.type() + " " + entry.version());
    }
    return entry.body();
  }

  public static EntryId id(Json.Obj from, String name) {
    return EntryId.ofHex(from.string(name));
  }

  public static Optional<EntryId> optionalId(Json.Obj from, String name) {
    return from.optionalString(name).map(EntryId::ofHex);
  }

  /** In the order of the body; empty if absent. */
  public static List<EntryId> ids(Json.Obj from, String name) {
    return from.strings(name).stream().map(EntryId::ofHex).toList();
  }

  public static PartyId party(Json.Obj from, String name) {
    return PartyId.of(from.string(name));
  }

  public static Optional<PartyId> optionalParty(Json.Obj from, String name) {
    return from.optionalString(name).map(PartyId::of);
  }

  /** In the order of the body; empty if absent. */
  public static List<PartyId> parties(Json.Obj from, String name) {
    return from.strings(name).stream().map(PartyId::of).toList();
  }

  /** A member of 64 hex digits without prefix. */
  public static Digest hash(Json.Obj from, String name) {
    return Digest.ofHex(from.string(name));
  }

  /** Members of 64 hex digits without prefix, in the order of the body; empty if absent. */
  public static List<Digest> hashes(Json.Obj from, String name) {
    return from.strings(name).stream().map(Digest::ofHex).toList();
  }

  /** A member {@code sha256:<64 hex>}. */
  public static Digest digest(Json.Obj from, String name) {
    return digest(from.string(name));
  }

  public static Optional<Digest> optionalDigest(Json.Obj from, String name) {
    return from.optionalString(name).map(Read::digest);
  }

  public static Instant time(Json.Obj from, String name) {
    return Instant.parse(from.string(name));
  }

  public static Optional<Instant> optionalTime(Json.Obj from, String name) {
    return from.optionalString(name).map(Instant::parse);
  }

  public static OptionalLong optionalInteger(Json.Obj from, String name) {
    return from.has(name) ? OptionalLong.of(from.integer(name)) : OptionalLong.empty();
  }

  public static Optional<Json.Obj> optionalObject(Json.Obj from, String name) {
    return from.has(name) ? Optional.of(from.object(name)) : Optional.empty();
  }

  /** A boolean that may be absent. */
  public static boolean flag(Json.Obj from, String name, boolean absent) {
    return from.get(name).map(value -> ((Json.Bool) value).value()).orElse(absent);
  }

  private static Digest digest(String text) {
    if (!text.startsWith(DIGEST_PREFIX)) {
      throw new IllegalArgumentException("digest: want sha256:<64 hex>, got " + text);
    }
    return Digest.ofHex(text.substring(DIGEST_PREFIX.length()));
  }
}
