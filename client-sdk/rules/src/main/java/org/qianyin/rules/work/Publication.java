package org.qianyin.rules.work;

import java.util.Optional;
import org.qianyin.proof.data.Json;

/**
 * Whether, when and where a work was first published (bodies-v1 specification §4.1).
 *
 * @param date {@code YYYY[-MM[-DD]]}, present exactly if published
 * @param country ISO 3166-1 alpha-2, present exactly if published
 */
public record Publication(boolean published, Optional<String> date, Optional<String> country) {

  static Publication of(Json.Obj publication) {
    return new Publication(
        publication.string("status").equals("PUBLISHED"),
        publication.optionalString("date"),
        publication.optionalString("country"));
  }
}
