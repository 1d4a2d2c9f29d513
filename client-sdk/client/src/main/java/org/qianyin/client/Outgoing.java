package org.qianyin.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;

/**
 * A signed entry on its way to the log.
 *
 * @param published openings that become public with it
 */
public record Outgoing(Entry entry, List<Disclosure> published) {
  public Outgoing {
    published = List.copyOf(published);
  }

  Json.Obj toJson() {
    Map<String, Json> members = new TreeMap<>();
    members.put("entry", new Json.Str(Base64Strict.STANDARD.encode(entry.bytes())));
    if (!published.isEmpty()) {
      members.put(
          "openings", new Json.Arr(published.stream().<Json>map(Disclosure::toJson).toList()));
    }
    return Json.Obj.of(members);
  }
}
