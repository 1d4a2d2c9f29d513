package org.qianyin.proof.entry;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.MerkleTree;

/**
 * The secret side of {@code doc} (ledger specification §10): fields with a random salt each, whose
 * Merkle root an entry carries, and of which any can be opened alone. Who loses the salts can open
 * nothing; once salt and value are erased the root tells nothing.
 */
public final class DocCommitment {

  private final SortedMap<String, Json> fields;
  private final List<Bytes> salts;
  private final MerkleTree tree;

  private DocCommitment(SortedMap<String, Json> fields, List<Bytes> salts) {
    this.fields = fields;
    this.salts = salts;
    this.tree = MerkleTree.ofLeafHashes(leafHashes());
  }

  /**
   * Commits to the fields, with fresh salts.
   *
   * @param fields at most 256; names {@code [a-z][A-Za-z0-9._/-]{0,127}}, values any JSON with
   *     integers only
   * @throws IllegalArgumentException if a name is not of the grammar, or there are too many
   */
  public static DocCommitment of(Map<String, ? extends Json> fields, SecureRandom random) {
    List<Bytes> salts = new ArrayList<>();
    for (int i = 0; i <= fields.size(); i++) {
      byte[] salt = new byte[Disclosure.SALT_LENGTH];
      random.nextBytes(salt);
      salts.add(Bytes.of(salt));
    }
    return of(fields, salts);
  }

  /**
   * Commits to the fields again.
   *
   * @param salts of the directory, then of each field in the order of names; 16 bytes each
   */
  public static DocCommitment of(Map<String, ? extends Json> fields, List<Bytes> salts) {
    SortedMap<String, Json> sorted = new TreeMap<>(Map.copyOf(fields));
    if (!Directory.isValid(List.copyOf(sorted.keySet()))) {
      throw new IllegalArgumentException(
          "doc: want at most 256 fields, each named [a-z][A-Za-z0-9._/-]{0,127}");
    }
    boolean fits = salts.stream().allMatch(salt -> salt.length() == Disclosure.SALT_LENGTH);
    if (salts.size() != sorted.size() + 1 || !fits) {
      throw new IllegalArgumentException(
          "doc: want one salt of 16 bytes for the directory and for each field");
    }
    return new DocCommitment(sorted, List.copyOf(salts));
  }

  /** The root: the {@code doc} of an entry. */
  public Digest root() {
    return tree.root();
  }

  /** By name. Secret until disclosed. */
  public SortedMap<String, Json> fields() {
    return Collections.unmodifiableSortedMap(fields);
  }

  /**
   * Opens some fields.
   *
   * @param entry the id of the entry whose {@code doc} is {@link #root}
   * @param names of fields that are there
   */
  public Disclosure disclose(EntryId entry, Collection<String> names) {
    List<String> directory = List.copyOf(fields.keySet());
    List<Disclosure.Field> opened = new ArrayList<>();
    opened.add(field(0, Directory.NAME, Json.Arr.ofStrings(directory)));
    for (String name : new TreeSet<>(names)) {
      Json value =
          Optional.ofNullable(fields.get(name))
              .orElseThrow(() -> new IllegalArgumentException("doc: no field " + name));
      opened.add(field(directory.indexOf(name) + 1, name, value));
    }
    return new Disclosure(entry, fields.size() + 1, opened);
  }

  private Disclosure.Field field(int n, String name, Json value) {
    return new Disclosure.Field(n, name, salts.get(n), value, tree.inclusion(n).path());
  }

  private List<Digest> leafHashes() {
    List<Digest> hashes = new ArrayList<>();
    List<String> names = List.copyOf(fields.keySet());
    hashes.add(Disclosure.Field.leafHash(Directory.NAME, salts.get(0), Json.Arr.ofStrings(names)));
    fields.forEach((name, value) ->
        hashes.add(Disclosure.Field.leafHash(name, salts.get(hashes.size()), value)));
    return hashes;
  }

  /** {@code {"fields":{name: value}, "salts":[base64url]}}: the secret, for a private file. */
  public Json.Obj toJson() {
    List<String> texts =
        salts.stream().map(salt -> Base64Strict.URL.encode(salt.toArray())).toList();
    return Json.Obj.of(Map.of("fields", new Json.Obj(fields), "salts", Json.Arr.ofStrings(texts)));
  }

  /**
   * Reads what {@link #toJson} gave.
   *
   * @return the commitment, or {@code DOC_SHAPE}
   */
  public static Outcome<DocCommitment> parse(Json json) {
    if (!(json instanceof Json.Obj object)
        || object.members().size() != 2
        || !(object.members().get("fields") instanceof Json.Obj fields)
        || !(object.members().get("salts") instanceof Json.Arr list)
        || !Directory.isValid(List.copyOf(fields.members().keySet()))
        || list.items().size() != fields.members().size() + 1) {
      return bad();
    }
    List<Bytes> salts = new ArrayList<>();
    for (Json item : list.items()) {
      Optional<byte[]> salt =
          item instanceof Json.Str text
              ? Base64Strict.URL.decode(text.value(), Disclosure.SALT_LENGTH)
              : Optional.empty();
      if (salt.isEmpty()) {
        return bad();
      }
      salts.add(Bytes.of(salt.get()));
    }
    return Outcome.ok(of(fields.members(), salts));
  }

  private static Outcome<DocCommitment> bad() {
    return Outcome.refused(
        "DOC_SHAPE",
        "private fields: want {fields: {name: value}, salts: [base64url of 16 bytes]}");
  }

  /** The names, not the values. */
  @Override
  public String toString() {
    return "doc " + root() + " of " + fields.keySet();
  }
}
