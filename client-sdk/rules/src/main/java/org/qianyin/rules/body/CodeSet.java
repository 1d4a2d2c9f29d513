package org.qianyin.rules.body;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;

/**
 * A set of territories, language atoms or channels as a body writes it: listed codes, or
 * everything, less those left out (bodies-v1 specification §2, {@code set(T, n)}).
 *
 * @param everything {@code "in":"*"}
 * @param in ascending; empty if {@code everything}
 * @param out ascending
 */
public record CodeSet(boolean everything, List<String> in, List<String> out) {

  public static final CodeSet ALL = new CodeSet(true, List.of(), List.of());

  public CodeSet {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  public static CodeSet of(Json.Obj set) {
    boolean everything = set.get("in").filter(Json.Str.class::isInstance).isPresent();
    return new CodeSet(everything, everything ? List.of() : set.strings("in"), set.strings("out"));
  }

  /** The set under {@code name}, or {@link #ALL} if the member is absent: no limit. */
  static CodeSet orAll(Json.Obj from, String name) {
    return optional(from, name).orElse(ALL);
  }

  static Optional<CodeSet> optional(Json.Obj from, String name) {
    return Read.optionalObject(from, name).map(CodeSet::of);
  }
}
