package org.qianyin.client.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.Signer;
import org.qianyin.rules.leaf.Leaves;

/**
 * A party that is to be registered ({@code party.registered}).
 *
 * @param kind {@code person org agent}
 * @param keys 1–8, all of which sign; any order
 * @param name legal name, which stays beside the log; an organisation publishes it
 */
public record PartyDraft(String kind, List<? extends Signer> keys, Optional<String> name) {
  public static final String TYPE = "party.registered";

  public PartyDraft {
    keys = List.copyOf(keys);
  }

  /** The body. */
  public Json.Obj body() {
    SortedMap<String, Json> lines = new TreeMap<>();
    for (Signer key : keys) {
      String multikey = key.publicKey().multikey();
      lines.put(
          multikey,
          Json.Obj.of(
              Map.of("alg", new Json.Str(key.algorithm().code()), "key", new Json.Str(multikey))));
    }
    return Json.Obj.of(
        Map.of(
            "kind", new Json.Str(kind),
            "keys", new Json.Arr(List.copyOf(lines.values())),
            "next", new Json.Arr(List.of())));
  }

  /** The leaves of {@code doc}, by name. */
  public SortedMap<String, Json> leaves() {
    SortedMap<String, Json> leaves = new TreeMap<>();
    name.ifPresent(text -> leaves.put("legalName", new Json.Str(text)));
    return leaves;
  }

  /** The first leaf that breaks its rule: {@code LEAF_VALUE} and the like. */
  public Optional<Refusal> check() {
    return Leaves.of(TYPE, body()).checkAll(leaves());
  }

  /** The leaves that may be published: a person's name is nobody's business. */
  public List<String> published() {
    return kind.equals("org") ? List.copyOf(leaves().keySet()) : List.of();
  }
}
