package org.qianyin.rules.work;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
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
}
