package org.qianyin.proof.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/** The closed schema of a disclosure: {@code OPENING_SHAPE}. */
final class DisclosureReader {

  private static final Set<String> MEMBERS = Set.of("entry", "fields", "size");
  private static final Set<String> OF_FIELD = Set.of("n", "name", "path", "salt", "value");

  private DisclosureReader() {}

  static Outcome<Disclosure> read(Json json) {
    if (!(json instanceof Json.Obj object) || !object.members().keySet().equals(MEMBERS)) {
      return bad("want exactly " + MEMBERS.stream().sorted().toList());
    }
    if (!(object.members().get("entry") instanceof Json.Str entry)
        || !Digest.isHex(entry.value())) {
      return bad("entry: want 64 lower-case hex digits");
    }
    if (!(object.members().get("size") instanceof Json.Int size)
        || size.value() < 1
        || size.value() > Disclosure.MAX_LEAVES) {
      return bad("size: want 1-" + Disclosure.MAX_LEAVES);
    }
    if (!(object.members().get("fields") instanceof Json.Arr list)) {
      return bad("fields: want a list");
    }
    List<Disclosure.Field> fields = new ArrayList<>();
    for (Json item : list.items()) {
      Optional<Disclosure.Field> field = field(item);
      if (field.isEmpty()) {
        return bad("fields/" + fields.size() + ": want n, name, path, salt and value, well-formed");
      }
      fields.add(field.get());
    }
    return isAscendingFromZero(fields)
        ? Outcome.ok(new Disclosure(EntryId.ofHex(entry.value()), (int) size.value(), fields))
        : bad("fields: want the directory (n 0) first, then strictly ascending n");
  }

  private static Optional<Disclosure.Field> field(Json json) {
    if (!(json instanceof Json.Obj field)
        || !field.members().keySet().equals(OF_FIELD)
        || !(field.members().get("n") instanceof Json.Int n)
        || n.value() < 0
        || n.value() > Integer.MAX_VALUE
        || !(field.members().get("name") instanceof Json.Str name)
        || !(field.members().get("salt") instanceof Json.Str salt)
        || !(field.members().get("path") instanceof Json.Arr path)) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = Base64Strict.URL.decode(salt.value(), Disclosure.SALT_LENGTH);
    Optional<List<Digest>> hashes = path(path.items());
    return bytes.isPresent() && hashes.isPresent()
        ? Optional.of(
            new Disclosure.Field(
                (int) n.value(),
                name.value(),
                Bytes.of(bytes.get()),
                field.get("value").orElseThrow(),
                hashes.get()))
        : Optional.empty();
  }

  private static Optional<List<Digest>> path(List<Json> items) {
    if (items.size() > Disclosure.MAX_PATH) {
      return Optional.empty();
    }
    List<Digest> hashes = new ArrayList<>();
    for (Json item : items) {
      Optional<byte[]> hash =
          item instanceof Json.Str text
              ? Base64Strict.STANDARD.decode(text.value(), Digest.LENGTH)
              : Optional.empty();
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      hashes.add(Digest.of(hash.get()));
    }
    return Optional.of(hashes);
  }

  private static boolean isAscendingFromZero(List<Disclosure.Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (i == 0 ? fields.get(0).n() != 0 : fields.get(i).n() <= fields.get(i - 1).n()) {
        return false;
      }
    }
    return !fields.isEmpty();
  }

  private static Outcome<Disclosure> bad(String detail) {
    return Outcome.refused("OPENING_SHAPE", "disclosure: " + detail);
  }
}
