package org.qianyin.client.draft;

import java.time.LocalDate;
import java.util.Optional;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;

/**
 * What a registration takes from a file.
 *
 * @param name last part of its path; stays with the owner but for what a title takes from it
 * @param date of its last change, where it lies
 * @param sealed of its sealed form, if a store is to have that and never the file itself
 * @param sm3 its SM3 beside SHA-256, if the entry is to name both
 */
public record FileFacts(
    String name,
    Fingerprint fingerprint,
    LocalDate date,
    Optional<Fingerprint> sealed,
    Optional<ContentDigest> sm3) {

  /** A file of which one digest is enough. */
  public FileFacts(
      String name, Fingerprint fingerprint, LocalDate date, Optional<Fingerprint> sealed) {
    this(name, fingerprint, date, sealed, Optional.empty());
  }

  /** A file that a store may have as it is. */
  public FileFacts(String name, Fingerprint fingerprint, LocalDate date) {
    this(name, fingerprint, date, Optional.empty());
  }

  /** These facts and the file's SM3. */
  public FileFacts with(ContentDigest digest) {
    return new FileFacts(name, fingerprint, date, sealed, Optional.of(digest));
  }

  /** What a store has of it: its CID leads there. */
  public Fingerprint stored() {
    return sealed.orElse(fingerprint);
  }
}
