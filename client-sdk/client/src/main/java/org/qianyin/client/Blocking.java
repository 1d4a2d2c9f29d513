package org.qianyin.client;

import java.util.List;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.scope.Box;

/**
 * A licence that blocks a new one, as the server tells it: for showing, not for deciding.
 *
 * @param license the older licence
 * @param reasons codes why it blocks, such as {@code EXISTING_EXCLUSIVE}
 * @param works those works of the new licence that both cover
 * @param boxes where both meet while the older one is alive
 */
public record Blocking(
    EntryId license, List<String> reasons, List<EntryId> works, List<Box> boxes) {

  public Blocking {
    reasons = List.copyOf(reasons);
    works = List.copyOf(works);
    boxes = List.copyOf(boxes);
  }

  static Blocking of(Json.Obj conflict) {
    return new Blocking(
        id("license:", conflict.string("license")),
        conflict.strings("reasons"),
        conflict.strings("works").stream().map(work -> id("work:", work)).toList(),
        conflict.objects("boxes").stream().map(SignedBox::of).map(Box::of).toList());
  }

  private static EntryId id(String kind, String text) {
    return EntryId.ofHex(text.startsWith(kind) ? text.substring(kind.length()) : text);
  }
}
