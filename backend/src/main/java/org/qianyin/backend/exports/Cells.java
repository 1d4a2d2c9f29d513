package org.qianyin.backend.exports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.EntryId;

/** Values of cells. Ids carry their kind in front, so that a spreadsheet keeps them as text. */
final class Cells {

  private Cells() {}

  static Json text(String value) {
    return new Json.Str(value);
  }

  static Json number(long value) {
    return new Json.Int(value);
  }

  static Json time(Instant value) {
    return text(UtcTime.write(value));
  }

  static Json id(String kind, EntryId id) {
    return text(kind + ":" + id.hex());
  }

  /** A list in its order; empty = the cell is empty. */
  static Optional<Json> list(Stream<String> values) {
    List<String> all = values.toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(Json.Arr.ofStrings(all));
  }

  static Optional<Json> text(Optional<String> value) {
    return value.map(Json.Str::new);
  }

  /** What is committed and not shown: § and the commitment, the same for every reader (7.4). */
  static Json withheld(Digest doc) {
    return text("§" + doc.hex());
  }

  /** Where the proof of a row is, on the server that wrote it. */
  static Json proof(EntryId id) {
    return text("/v1/entries/" + id.hex() + "/proof");
  }
}
