package org.qianyin.client.register;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.client.draft.FileFacts;
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Signer;
import org.qianyin.rules.work.Kinds;

/**
 * What an owner says about the files to be registered; the rest follows from each file.
 *
 * @param owner whose works they are
 * @param keys of the owner, and of the owner of the series if that is another
 * @param ownershipType such as {@code LEGAL_ENTITY}
 * @param series the work that they are parts of
 * @param kind if the media type is not to decide
 * @param category if the kind is not to decide
 * @param title if the file name is not to decide; for one file only
 * @param number if the file name is not to decide; for one file only
 * @param ai {@code NONE ASSISTED HUMAN_DIRECTED AUTONOMOUS}
 * @param digestInEntry whether the digest stands in the entry for all to see
 * @param upload whether the server gets the files
 * @param encrypt whether it gets them sealed only, under keys that stay beside the files
 * @param sm3 whether the entry names SM3 (GB/T 32905) beside SHA-256; not without {@code
 *     digestInEntry}
 */
public record Plan(
    PartyId owner,
    List<Signer> keys,
    String ownershipType,
    Optional<EntryId> series,
    Optional<String> kind,
    Optional<String> category,
    Optional<String> title,
    OptionalLong number,
    String ai,
    boolean digestInEntry,
    boolean upload,
    boolean encrypt,
    boolean sm3) {
  public Plan {
    keys = List.copyOf(keys);
    if (sm3 && !digestInEntry) {
      throw new IllegalArgumentException("sm3: it stands beside the digest, which stays private");
    }
  }

  /** A plan with SHA-256 alone. */
  public Plan(
      PartyId owner,
      List<Signer> keys,
      String ownershipType,
      Optional<EntryId> series,
      Optional<String> kind,
      Optional<String> category,
      Optional<String> title,
      OptionalLong number,
      String ai,
      boolean digestInEntry,
      boolean upload,
      boolean encrypt) {
    this(
        owner,
        keys,
        ownershipType,
        series,
        kind,
        category,
        title,
        number,
        ai,
        digestInEntry,
        upload,
        encrypt,
        false);
  }

  /** This plan, with SM3 beside SHA-256 or without. */
  public Plan withSm3(boolean both) {
    return with(kind, both);
  }

  /** The same for files whose kind does not follow from their type. */
  public Plan ofKind(String owners) {
    return with(Optional.of(owners), sm3);
  }

  private Plan with(Optional<String> owners, boolean both) {
    return new Plan(
        owner,
        keys,
        ownershipType,
        series,
        owners,
        category,
        title,
        number,
        ai,
        digestInEntry,
        upload,
        encrypt,
        both);
  }

  /**
   * The work that a file is.
   *
   * @return the draft; or {@code KIND_UNKNOWN}, {@code CATEGORY_UNKNOWN}, {@code TITLE_UNKNOWN}
   *     when the owner has to say; or {@code LEAF_VALUE} for a title that hides characters
   */
  public Outcome<WorkDraft> draft(FileFacts facts) {
    Optional<String> kindOf =
        kind.or(
            () -> WorkDefaults.kind(facts.fingerprint().mediaType().family(), series.isPresent()));
    if (kindOf.isEmpty()) {
      return Outcome.refused(
          "KIND_UNKNOWN",
          "kind: nothing follows from %s; give --kind, one of %s"
              .formatted(facts.fingerprint().mediaType(), String.join(" ", Kinds.ALL)));
    }
    Optional<String> categoryOf = category.or(() -> WorkDefaults.category(kindOf.get()));
    if (categoryOf.isEmpty()) {
      return Outcome.refused(
          "CATEGORY_UNKNOWN",
          "category: nothing follows from " + kindOf.get() + "; give --category");
    }
    Optional<String> titleOf = title.or(() -> WorkDefaults.title(facts.name()));
    if (titleOf.isEmpty()) {
      return Outcome.refused("TITLE_UNKNOWN", "title: the file name gives none; give --title");
    }
    OptionalLong numberOf =
        number.isPresent() || !kindOf.get().equals("EPISODE")
            ? number
            : WorkDefaults.number(titleOf.get());
    WorkDraft draft =
        new WorkDraft(
            owner,
            kindOf.get(),
            categoryOf.get(),
            titleOf.get(),
            ownershipType,
            facts.date(),
            Optional.of(facts),
            digestInEntry,
            series,
            numberOf,
            ai);
    return draft.check().map(Outcome::<WorkDraft>refused).orElse(Outcome.ok(draft));
  }
}
