package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.leaf.Leaves;

/** What a sender opens of an entry's {@code doc} (ledger specification §10). */
final class Openings {

  private static final int MOST = 16;

  private Openings() {}

  /**
   * Reads disclosures and checks them against their entry.
   *
   * @return them, or {@code OPENING_…}, {@code LEAF_…}
   */
  static Outcome<List<Disclosure>> read(Entry entry, List<Json> sent) {
    if (sent.size() > MOST) {
      return Outcome.refused("OPENING_SHAPE", "openings: want at most " + MOST);
    }
    List<Disclosure> openings = new ArrayList<>();
    for (Json each : sent) {
      Outcome<Disclosure> read = Disclosure.parse(each);
      if (read instanceof Outcome.Refused<Disclosure> refused) {
        return Outcome.refused(refused.refusal());
      }
      Optional<Refusal> broken = read.orThrow().check(entry);
      if (broken.isPresent()) {
        return Outcome.refused(broken.get());
      }
      Optional<Refusal> hidden = unfit(entry, read.orThrow());
      if (hidden.isPresent()) {
        return Outcome.refused(hidden.get());
      }
      openings.add(read.orThrow());
    }
    return Outcome.ok(openings);
  }

  /** What may not be shown to everybody, or is no text of its place. */
  private static Optional<Refusal> unfit(Entry entry, Disclosure opening) {
    Leaves leaves = Leaves.of(entry);
    return opening.fields().stream()
        .filter(field -> field.n() > 0)
        .map(field -> leaves.publishable(field.name(), field.value()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The opened fields by name; the directory is none. */
  static Map<String, Json> published(List<Disclosure> openings) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (Disclosure opening : openings) {
      for (Disclosure.Field field : opening.fields()) {
        if (field.n() > 0) {
          fields.put(field.name(), field.value());
        }
      }
    }
    return fields;
  }
}
