package org.qianyin.proof.key;

import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/** {@code qianyin-key@1}: the JSON of a sealed key. */
final class SealedKeyFile {

  private static final String FORMAT = "qianyin-key@1";
  private static final int MAX_BYTES = 16384;
  private static final int MAX_DEPTH = 4;

  private SealedKeyFile() {}

  static Json.Obj write(SealedKey key) {
    return head(key).with("text", text(key.text()));
  }

  /** All of the file but the cipher text, which it is bound to as associated data. */
  static Json.Obj head(SealedKey key) {
    return Json.Obj.of(
        Map.of(
            "alg",
            new Json.Str(key.algorithm().code()),
            "format",
            new Json.Str(FORMAT),
            "iv",
            text(key.iv()),
            "key",
            new Json.Str(key.publicKey().multikey()),
            "salt",
            text(key.salt()),
            "scrypt",
            Json.Obj.of(
                Map.of(
                    "n", new Json.Int(key.cost().n()),
                    "p", new Json.Int(key.cost().p()),
                    "r", new Json.Int(key.cost().r())))));
  }

  static Outcome<SealedKey> read(byte[] utf8) {
    return utf8.length > MAX_BYTES
        ? bad("want at most " + MAX_BYTES + " bytes")
        : Jcs.parse(utf8, MAX_DEPTH).then(SealedKeyFile::read);
  }

  private static Outcome<SealedKey> read(Json json) {
    if (!(json instanceof Json.Obj file)
        || file.members().size() != 7
        || !new Json.Str(FORMAT).equals(file.members().get("format"))
        || !(file.members().get("alg") instanceof Json.Str alg)
        || !(file.members().get("key") instanceof Json.Str multikey)
        || !(file.members().get("scrypt") instanceof Json.Obj scrypt)) {
      return bad("want alg, format " + FORMAT + ", iv, key, salt, scrypt, text");
    }
    Optional<Algorithm> algorithm = Algorithm.ofCode(alg.value());
    Optional<ScryptCost> cost = cost(scrypt);
    Optional<Bytes> salt = bytes(file, "salt", SealedKey.SALT_LENGTH);
    Optional<Bytes> iv = bytes(file, "iv", SealedKey.IV_LENGTH);
    Optional<Bytes> text = bytes(file, "text", SealedKey.TEXT_LENGTH);
    if (algorithm.isEmpty() || cost.isEmpty()) {
      return bad("want a known alg and a scrypt of at most 256 MiB");
    }
    if (salt.isEmpty() || iv.isEmpty() || text.isEmpty()) {
      return bad("want salt, iv and text as base64url of 16, 12 and 48 bytes");
    }
    return PublicKey.decode(multikey.value())
        .then(key ->
            key.supports(algorithm.get())
                ? Outcome.ok(
                    new SealedKey(
                        algorithm.get(), key, cost.get(), salt.get(), iv.get(), text.get()))
                : bad("the key is not of its alg"));
  }

  private static Optional<ScryptCost> cost(Json.Obj scrypt) {
    return scrypt.members().size() == 3
            && scrypt.members().get("n") instanceof Json.Int n
            && scrypt.members().get("r") instanceof Json.Int r
            && scrypt.members().get("p") instanceof Json.Int p
            && ScryptCost.isValid(n.value(), r.value(), p.value())
        ? Optional.of(new ScryptCost((int) n.value(), (int) r.value(), (int) p.value()))
        : Optional.empty();
  }

  private static Optional<Bytes> bytes(Json.Obj file, String name, int length) {
    return file.members().get(name) instanceof Json.Str text
        ? Base64Strict.URL.decode(text.value(), length).map(Bytes::of)
        : Optional.empty();
  }

  private static Json.Str text(Bytes bytes) {
    return new Json.Str(Base64Strict.URL.encode(bytes.toArray()));
  }

  private static Outcome<SealedKey> bad(String rule) {
    return Outcome.refused("KEY_FILE_SHAPE", "key file: " + rule);
  }
}
