package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * {@code work.amended}: later facts about a work; each list replaces the one before.
 *
 * @param change codes of what changes, ascending; texts stand in leaves of {@code doc}
 * @param releases files that were registered without digest and are public now
 */
public record WorkAmended(
    EntryId work,
    List<String> change,
    List<Identifier> identifiers,
    List<String> languages,
    Optional<Publication> publication,
    List<Release> releases,
    List<PartyId> cosigners) {

  /**
   * @param file index of the file in {@code work.registered}, 0–15
   */
  public record Release(int file, Digest digest) {}

  public static final String TYPE = "work.amended";

  public static WorkAmended of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new WorkAmended(
        Read.id(body, "work"),
        body.strings("change"),
        Identifier.list(body),
        body.strings("languages"),
        Read.optionalObject(body, "publication").map(Publication::of),
        body.objects("release").stream()
            .map(item -> new Release((int) item.integer("n"), Read.digest(item, "digest")))
            .toList(),
        Read.parties(body, "cosigners"));
  }
}
