package org.qianyin.proof.entry;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.PublicKey;
import org.qianyin.proof.key.SigningInput;

/** The rules on {@code sigs}: the list as such, and each signature. */
final class SigLines {

  private SigLines() {}

  /** {@code BAD_SIGS}: count and order. */
  static Optional<Refusal> check(Entry entry) {
    List<Entry.Sig> sigs = entry.sigs();
    if (entry.isHead() != sigs.isEmpty()) {
      return bad(entry.isHead() ? "want none in index.head" : "want 1-8, got none");
    }
    for (int i = 1; i < sigs.size(); i++) {
      if (sigs.get(i - 1).key().compareTo(sigs.get(i).key()) >= 0) {
        return bad("want strictly ascending keys, broken at line " + i);
      }
    }
    return Optional.empty();
  }

  /** {@code BAD_KEY}, {@code BAD_SIGNATURE}: for each signature in turn. */
  static Optional<Refusal> checkEach(Entry entry) {
    SigningInput input = entry.signingInput();
    return entry.sigs().stream()
        .map(sig -> check(sig, input))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> check(Entry.Sig sig, SigningInput input) {
    Outcome<PublicKey> key = PublicKey.decode(sig.key());
    if (key instanceof Outcome.Refused<PublicKey> refused) {
      return Optional.of(refused.refusal());
    }
    Optional<byte[]> signature = Base64Strict.URL.decode(sig.signature());
    return signature.isPresent()
        ? key.orThrow().check(input, signature.get())
        : Optional.of(
            Refusal.of(
                "BAD_SIGNATURE",
                "sigs: want signatures in base64url without padding, with zero trailing bits"));
  }

  private static Optional<Refusal> bad(String detail) {
    return Optional.of(Refusal.of("BAD_SIGS", "member sigs: " + detail));
  }
}
