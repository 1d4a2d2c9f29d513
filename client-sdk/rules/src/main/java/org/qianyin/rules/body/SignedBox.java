package org.qianyin.rules.body;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;

/**
 * A box of uses, territories, languages, channels and time as it was signed (bodies-v1
 * specification §2, {@code box}). What it covers is decided by {@code org.qianyin.rules.scope}.
 *
 * @param rights ascending; empty in the {@code exploit} box, which names none
 * @param uses 1–64 leaves of {@code qy-uses/1}, ascending
 * @param languages everything if the body names none
 * @param channels everything if the body names none
 * @param end exclusive; absent = to the end of protection
 */
public record SignedBox(
    List<String> rights,
    List<String> uses,
    CodeSet territories,
    CodeSet languages,
    CodeSet channels,
    Instant start,
    Optional<Instant> end) {

  public SignedBox {
    rights = List.copyOf(rights);
    uses = List.copyOf(uses);
  }

  public static SignedBox of(Json.Obj box) {
    return new SignedBox(
        box.strings("rights"),
        box.strings("uses"),
        CodeSet.of(box.object("territories")),
        CodeSet.orAll(box, "languages"),
        CodeSet.orAll(box, "channels"),
        Read.time(box, "start"),
        Read.optionalTime(box, "end"));
  }
}
