package org.qianyin.proof.key;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.qianyin.proof.data.Base58;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/**
 * A public key that was checked in full: the one spelling of its multikey, a canonical encoding of
 * a point of the curve, and for Ed25519 of order exactly L (ledger specification §1).
 */
public abstract sealed class PublicKey permits Ed25519Key, Secp256k1Key, Sm2Key, MlDsa44Key {

  /** {@code z} and the base58 of the longest key, that of ML-DSA-44. */
  static final int MOST_CHARACTERS = 1796;

  private static final KeyCache CACHE = new KeyCache(1024);

  private final KeyCodec codec;
  private final byte[] raw;
  private final String multikey;

  PublicKey(KeyCodec codec, byte[] raw) {
    this.codec = codec;
    this.raw = raw;
    this.multikey = "z" + Base58.encode(codec.prefixed(raw));
  }

  /**
   * Reads {@code z} ‖ base58btc(prefix ‖ key). Keys are remembered, up to a bound, since the full
   * check costs more than a signature.
   *
   * @return the key, or {@code BAD_KEY}
   */
  public static Outcome<PublicKey> decode(String multikey) {
    Optional<PublicKey> known = CACHE.find(multikey);
    return known.isPresent() ? Outcome.ok(known.get()) : decodeAnew(multikey);
  }

  private static Outcome<PublicKey> decodeAnew(String multikey) {
    if (!multikey.startsWith("z") || multikey.length() > MOST_CHARACTERS) {
      return bad(multikey, "want z and base58btc");
    }
    Optional<byte[]> prefixed = Base58.decode(multikey.substring(1));
    if (prefixed.isEmpty()) {
      return bad(multikey, "want z and base58btc");
    }
    for (KeyCodec codec : KeyCodec.values()) {
      if (codec.frames(prefixed.get())) {
        return of(codec, KeyCodec.raw(prefixed.get()))
            .filter(key -> key.multikey.equals(multikey))
            .map(PublicKey::remembered)
            .orElseGet(() -> bad(multikey, "want a canonical point of the curve, of full order"));
      }
    }
    return bad(multikey, "want a known prefix and the length of its keys");
  }

  private static Optional<PublicKey> of(KeyCodec codec, byte[] raw) {
    return switch (codec) {
      case ED25519 -> Ed25519Key.of(raw).map(key -> key);
      case SECP256K1 -> Secp256k1Key.of(raw).map(key -> key);
      case SM2 -> Sm2Key.of(raw).map(key -> key);
      case ML_DSA_44 -> Optional.of(new MlDsa44Key(raw));
    };
  }

  /**
   * A key from its bare bytes.
   *
   * @param raw 32 (Ed25519), 33 (compressed point) or 1312 bytes (ML-DSA-44)
   * @return the key, or {@code BAD_KEY}
   */
  public static Outcome<PublicKey> ofRaw(Algorithm algorithm, byte[] raw) {
    return raw.length <= MlDsa44.KEY_LENGTH
        ? decode("z" + Base58.encode(algorithm.codec().prefixed(raw)))
        : bad("of " + raw.length + " bytes", "want the length of such keys");
  }

  private Outcome<PublicKey> remembered() {
    CACHE.put(multikey, this);
    return Outcome.ok(this);
  }

  private static Outcome<PublicKey> bad(String multikey, String rule) {
    String shown = multikey.length() <= 64 ? multikey : multikey.substring(0, 64) + "…";
    return Outcome.refused("BAD_KEY", "multikey " + shown + ": " + rule);
  }

  /** The text in entries; equal keys have equal texts. */
  public String multikey() {
    return multikey;
  }

  /** A copy of the bare bytes. */
  public byte[] raw() {
    return raw.clone();
  }

  /** {@code SHA-256(multikey)}, as it stands in {@code next} (§2). */
  public Digest hash() {
    return Digest.sha256(multikey.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether keys of this type sign by {@code algorithm}. */
  public boolean supports(Algorithm algorithm) {
    return algorithm.codec() == codec;
  }

  /** The algorithm that a signature of this length by this key is of. */
  public Optional<Algorithm> algorithm(int signatureLength) {
    return Algorithm.of(codec, signatureLength);
  }

  /**
   * Decides whether {@code signature} is this key's over the entry; its length says by which
   * algorithm.
   *
   * @param signature any bytes
   * @return {@code BAD_SIGNATURE}, or empty
   */
  public Optional<Refusal> check(SigningInput input, byte[] signature) {
    Optional<Algorithm> algorithm = algorithm(signature.length);
    if (algorithm.isEmpty()) {
      return badSignature("no algorithm of this key has signatures of that length");
    }
    return holds(algorithm.get(), input, signature)
        ? Optional.empty()
        : badSignature("it is not this key's " + algorithm.get() + " signature over this entry");
  }

  /**
   * @param signature of the algorithm's length
   */
  abstract boolean holds(Algorithm algorithm, SigningInput input, byte[] signature);

  private Optional<Refusal> badSignature(String rule) {
    String shown = multikey.length() <= 64 ? multikey : multikey.substring(0, 64) + "…";
    return Optional.of(
        Refusal.of(
            "BAD_SIGNATURE",
            "sigs: signature by " + shown + ": " + rule + "; sign this entry again with it"));
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof PublicKey that && multikey.equals(that.multikey);
  }

  @Override
  public final int hashCode() {
    return multikey.hashCode();
  }

  @Override
  public final String toString() {
    return multikey;
  }
}
