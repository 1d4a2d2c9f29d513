package org.qianyin.rules.party;

import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.PublicKey;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Forms;
import org.qianyin.rules.schema.Rule;

/** Forms of keys in bodies (ledger specification §1, multikey). */
final class KeyForms {

  private static final Form TEXT =
      Forms.text("a multikey", text -> true, "z and the base58btc of prefix and key");

  /** A multikey; one that is text but no key is {@code BAD_KEY}. */
  static final Form MULTIKEY =
      (at, value) -> TEXT.check(at, value).or(() -> decoded(((Json.Str) value).value()));

  /** The algorithm is one of those that the key's prefix allows. */
  static final Rule ALG_FITS_KEY =
      Between.holds(
          KeyForms::algorithmFits,
          "alg",
          "is no algorithm of a key with this prefix",
          "name the algorithm that the key is for");

  private KeyForms() {}

  private static Optional<Refusal> decoded(String multikey) {
    return PublicKey.decode(multikey) instanceof Outcome.Refused<PublicKey> bad
        ? Optional.of(bad.refusal())
        : Optional.empty();
  }

  private static boolean algorithmFits(Json.Obj line) {
    return Algorithm.ofCode(line.string("alg"))
        .filter(PublicKey.decode(line.string("key")).orThrow()::supports)
        .isPresent();
  }
}
