package org.qianyin.proof.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.log.InclusionProof;
import org.qianyin.proof.log.TreeHash;

/**
 * Some fields of a salted commitment, opened (ledger specification §10). One that exists has the
 * right shape; {@link #check} decides whether an entry committed to it.
 *
 * @param entry whose {@code doc} is opened
 * @param size number of leaves, 1–257
 * @param fields ascending by n, the directory first
 */
public record Disclosure(EntryId entry, int size, List<Field> fields) {

  /**
   * One leaf.
   *
   * @param n its index, 0 for the directory
   * @param name empty for the directory
   * @param salt 16 bytes
   * @param value any JSON with integers only
   * @param path sibling hashes, leaf first, at most 16
   */
  public record Field(int n, String name, Bytes salt, Json value, List<Digest> path) {

    public Field {
      path = List.copyOf(path);
    }

    /** Hash of the leaf {@code salt ‖ JCS([name, value])}. */
    Digest leafHash() {
      return leafHash(name, salt, value);
    }

    static Digest leafHash(String name, Bytes salt, Json value) {
      byte[] text = Jcs.write(new Json.Arr(List.of(new Json.Str(name), value)));
      byte[] leaf = Arrays.copyOf(salt.toArray(), salt.length() + text.length);
      System.arraycopy(text, 0, leaf, salt.length(), text.length);
      return TreeHash.leaf(leaf);
    }
  }

  /** The most leaves: 256 fields and the directory. */
  public static final int MAX_LEAVES = 257;

  static final int SALT_LENGTH = 16;
  static final int MAX_PATH = 16;

  public Disclosure {
    fields = List.copyOf(fields);
  }

  /**
   * Reads {@code {"entry","size","fields":[{"n","name","salt","value","path"}]}}.
   *
   * @return the disclosure, or {@code OPENING_SHAPE}
   */
  public static Outcome<Disclosure> parse(Json json) {
    return DisclosureReader.read(json);
  }

  /**
   * Decides whether {@code doc} commits to these fields.
   *
   * @return {@code OPENING_DIRECTORY}, {@code OPENING_NAME} or {@code OPENING_PATH}: the first rule
   *     that is broken, field by field, or empty
   */
  public Optional<Refusal> check(Digest doc) {
    Optional<List<String>> names = Directory.of(fields.get(0), size);
    if (names.isEmpty()) {
      return refusal(
          "OPENING_DIRECTORY",
          "field 0: want name \"\" and the strictly ascending list of all field names");
    }
    for (Field field : fields) {
      if (field.n() > 0 && !isNamed(field, names.get())) {
        return refusal("OPENING_NAME", "field " + field.n() + ": the directory names another");
      }
      InclusionProof proof = new InclusionProof(field.n(), size, field.path());
      if (proof.check(field.leafHash(), doc).isPresent()) {
        return refusal("OPENING_PATH", "field " + field.n() + ": not what doc commits to");
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(Field field, List<String> names) {
    return field.n() <= names.size() && names.get(field.n() - 1).equals(field.name());
  }

  /**
   * Decides whether {@code entry} commits to these fields.
   *
   * @return {@code OPENING_ENTRY} if this is about another entry, or about one without {@code doc};
   *     else as {@link #check(Digest)}
   */
  public Optional<Refusal> check(Entry entry) {
    return check(entry.id(), entry.doc());
  }

  Optional<Refusal> check(EntryId id, Optional<Digest> doc) {
    return id.equals(entry) && doc.isPresent()
        ? check(doc.get())
        : refusal("OPENING_ENTRY", "entry " + entry + ": not this one, or this one has no doc");
  }

  /** The value under {@code name}, if it is opened. Worth nothing before {@link #check}. */
  public Optional<Json> value(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  /** The form that {@link #parse} reads. */
  public Json.Obj toJson() {
    return Json.Obj.of(
        Map.of(
            "entry", new Json.Str(entry.hex()),
            "size", new Json.Int(size),
            "fields", new Json.Arr(fields.stream().<Json>map(Disclosure::toJson).toList())));
  }

  private static Json.Obj toJson(Field field) {
    List<String> path =
        field.path().stream().map(hash -> Base64Strict.STANDARD.encode(hash.bytes())).toList();
    return Json.Obj.of(
        Map.of(
            "n", new Json.Int(field.n()),
            "name", new Json.Str(field.name()),
            "salt", new Json.Str(Base64Strict.URL.encode(field.salt().toArray())),
            "value", field.value(),
            "path", Json.Arr.ofStrings(path)));
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(Refusal.of(code, "disclosure: " + detail));
  }
}
