package org.qianyin.client.draft;

import java.time.LocalDate;
import java.util.Optional;
import org.qianyin.media.Fingerprint;

/**
 * What a registration takes from a file.
 *
 * @param name last part of its path; stays with the owner but for what a title takes from it
 * @param date of its last change, where it lies
 * @param sealed of its sealed form, if a store is to have that and never the file itself
 */
public record FileFacts(
    String name, Fingerprint fingerprint, LocalDate date, Optional<Fingerprint> sealed) {

  /** A file that a store may have as it is. */
  public FileFacts(String name, Fingerprint fingerprint, LocalDate date) {
    this(name, fingerprint, date, Optional.empty());
  }

  /** What a store has of it: its CID leads there. */
  public Fingerprint stored() {
    return sealed.orElse(fingerprint);
  }
}
