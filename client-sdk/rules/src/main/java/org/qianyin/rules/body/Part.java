package org.qianyin.rules.body;

import java.util.List;
import org.qianyin.proof.data.Json;

/**
 * The part of a title that an assignment, a correction or a pledge is about (bodies-v1
 * specification §2, {@code part}).
 *
 * @param rights ascending
 * @param uses ascending; empty = everything under {@code rights}
 */
public record Part(List<String> rights, List<String> uses, CodeSet territories) {

  public Part {
    rights = List.copyOf(rights);
    uses = List.copyOf(uses);
  }

  public static Part of(Json.Obj body) {
    return new Part(
        body.strings("rights"), body.strings("uses"), CodeSet.of(body.object("territories")));
  }
}
