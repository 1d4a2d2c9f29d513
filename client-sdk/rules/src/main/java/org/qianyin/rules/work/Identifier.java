package org.qianyin.rules.work;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.body.Read;

/**
 * The hash of an identifier that others gave to a work (bodies-v1 specification §2, {@code ident}).
 *
 * @param scheme {@code EIDR ISCC ISAN …}
 * @param hash SHA-256 of the normalised value
 */
public record Identifier(String scheme, Digest hash) {

  static List<Identifier> list(Json.Obj body) {
    return body.objects("identifiers").stream()
        .map(ident -> new Identifier(ident.string("scheme"), Read.hash(ident, "hash")))
        .toList();
  }

  /** {@code ident:<scheme>:<hash>}, the scheme in lower case with {@code -} for {@code _}. */
  static Stream<String> subjects(Entry entry) {
    String scheme = entry.body().string("scheme").toLowerCase(Locale.ROOT).replace('_', '-');
    return Stream.of("ident:" + scheme + ":" + entry.body().string("hash"));
  }
}
