package org.qianyin.client.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.leaf.Leaves;
import org.qianyin.rules.vocabulary.Right;

/**
 * A work as its one owner means to register it ({@code work.registered}, bodies-v1 part 4.1). What
 * it does not ask takes the usual value: sole and original owner, unpublished, all rights held, AI
 * training reserved, encumbrances not stated.
 *
 * @param kind such as {@code EPISODE}
 * @param category such as {@code AUDIOVISUAL}
 * @param title ORIGINAL title, at most 200 code points
 * @param ownershipType such as {@code LEGAL_ENTITY}
 * @param completed when it was finished
 * @param file its one file; a series has none
 * @param digestInEntry whether everybody may see the digest of the file; else it stays in the leaf
 *     {@code files/0/digest}
 * @param partOf the work that this one is a part of
 * @param number of the episode
 * @param ai {@code NONE ASSISTED HUMAN_DIRECTED AUTONOMOUS}: the owner says, nothing guesses
 */
public record WorkDraft(
    PartyId owner,
    String kind,
    String category,
    String title,
    String ownershipType,
    LocalDate completed,
    Optional<FileFacts> file,
    boolean digestInEntry,
    Optional<EntryId> partOf,
    OptionalLong number,
    String ai) {
  public static final String TYPE = "work.registered";

  /** The body. */
  public Json.Obj body() {
    SortedMap<String, Json> body = new TreeMap<>();
    text(body, "kind", kind);
    text(body, "category", category);
    text(body, "nature", "ORIGINAL");
    text(body, "completed", completed.toString());
    text(body, "ownershipType", ownershipType);
    text(body, "aiTraining", "RESERVED");
    text(body, "encumbrances", "NOT_STATED");
    body.put("ai", object(Map.of("involvement", ai)));
    body.put("publication", object(Map.of("status", "UNPUBLISHED")));
    body.put("rightsHeld", Json.Arr.ofStrings(List.copyOf(Right.all().keySet())));
    body.put(
        "owners",
        new Json.Arr(
            List.of(
                object(
                    Map.of("acquired", "ORIGINAL", "party", owner.toString(), "share", "1/1")))));
    file.ifPresent(facts -> body.put("files", new Json.Arr(List.of(fileOf(facts)))));
    partOf.ifPresent(parent -> text(body, "partOf", parent.hex()));
    number.ifPresent(n -> body.put("number", new Json.Int(n)));
    return new Json.Obj(body);
  }

  private Json.Obj fileOf(FileFacts facts) {
    SortedMap<String, Json> file = new TreeMap<>();
    text(file, "role", "MASTER");
    text(file, "mime", facts.fingerprint().mediaType().value());
    file.put("size", new Json.Int(facts.fingerprint().size()));
    if (digestInEntry) {
      text(file, "digest", facts.fingerprint().sha256().toString());
      text(file, "cid", facts.stored().cid().toString());
      facts.sm3().ifPresent(sm3 -> text(file, "sm3", sm3.toString()));
    }
    return new Json.Obj(file);
  }

  /** The leaves of {@code doc}, by name. */
  public SortedMap<String, Json> leaves() {
    SortedMap<String, Json> leaves = new TreeMap<>();
    leaves.put(
        "titles/0",
        object(Map.of("kind", "ORIGINAL", "lang", WorkDefaults.language(title), "text", title)));
    if (!digestInEntry && file.isPresent()) {
      leaves.put("files/0/digest", new Json.Str(file.get().fingerprint().sha256().toString()));
    }
    return leaves;
  }

  /** The first leaf that breaks its rule: {@code LEAF_VALUE} and the like. */
  public Optional<Refusal> check() {
    return Leaves.of(TYPE, body()).checkAll(leaves());
  }

  /** The leaves that may be published: the title. */
  public List<String> published() {
    return List.of("titles/0");
  }

  private static void text(Map<String, Json> into, String name, String value) {
    into.put(name, new Json.Str(value));
  }

  private static Json.Obj object(Map<String, String> texts) {
    SortedMap<String, Json> members = new TreeMap<>();
    texts.forEach((name, value) -> text(members, name, value));
    return new Json.Obj(members);
  }
}
