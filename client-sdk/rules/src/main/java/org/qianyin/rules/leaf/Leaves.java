package org.qianyin.rules.leaf;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.schema.Place;

/**
 * The leaves that one entry may commit to in {@code doc}: whether a name belongs to its type, who
 * may see the value, and whether the value has its shape (bodies-v1 specification §5). Nothing here
 * is asked by apply: it holds where leaves are written and where their openings are published.
 */
public final class Leaves {

  /** The most leaves beside the directory (ledger specification §10). */
  public static final int MAX = 255;

  private static final String FIRST_TITLE = "titles/0";

  private final String type;
  private final Json.Obj body;
  private final List<LeafForm> forms;

  private Leaves(String type, Json.Obj body) {
    this.type = type;
    this.body = body;
    this.forms = LeafTable.of(type);
  }

  /**
   * @param type such as {@code work.registered}, of version 1
   * @param body one that the type accepts
   */
  public static Leaves of(String type, Json.Obj body) {
    return new Leaves(type, body);
  }

  public static Leaves of(Entry entry) {
    return of(entry.type(), entry.body());
  }

  /** Who may see the leaf of this name; empty if the type has none of that name. */
  public Optional<Visibility> visibility(String name) {
    return form(name).map(form -> ofPerson() ? Visibility.CONFIDENTIAL : form.visibility());
  }

  /**
   * Whether a server may publish an opening of this leaf.
   *
   * @return {@code LEAF_UNKNOWN}, {@code LEAF_CONFIDENTIAL}, {@code LEAF_VALUE}, or empty
   */
  public Optional<Refusal> publishable(String name, Json value) {
    return visibility(name).filter(Visibility.CONFIDENTIAL::equals).isPresent()
        ? Optional.of(
            Refusal.of(
                "LEAF_CONFIDENTIAL",
                name + ": opened by its holder alone; do not send its opening to a server"))
        : check(name, value);
  }

  /**
   * Whether a leaf of this name may hold this value.
   *
   * @return {@code LEAF_UNKNOWN}, {@code LEAF_VALUE}, or empty
   */
  public Optional<Refusal> check(String name, Json value) {
    Optional<LeafForm> form = form(name);
    if (form.isEmpty()) {
      return Optional.of(
          Refusal.of(
              "LEAF_UNKNOWN",
              name + ": no leaf of " + type + "; take one of its names, or ext/<domain>/<name>"));
    }
    Place at = Place.root(name, "LEAF_VALUE");
    return form.get()
        .value()
        .check(at, value)
        .or(() -> title(at, name, value))
        .or(() -> identifier(at, name, value));
  }

  /**
   * Checks all leaves of an entry that is about to be signed: at most {@link #MAX}, each by itself,
   * and a work has a title.
   *
   * @param leaves value by name
   * @return {@code LEAF_COUNT}, {@code LEAF_MISSING}, or what {@link #check} says of the first
   */
  public Optional<Refusal> checkAll(SortedMap<String, Json> leaves) {
    if (leaves.size() > MAX) {
      return Optional.of(
          Refusal.of(
              "LEAF_COUNT",
              "doc: want at most " + MAX + " leaves, got " + leaves.size() + "; leave some out"));
    }
    if (type.equals("work.registered") && !leaves.containsKey(FIRST_TITLE)) {
      return Optional.of(
          Refusal.of("LEAF_MISSING", "titles/0: required, but missing; add the original title"));
    }
    return leaves.entrySet().stream()
        .map(leaf -> check(leaf.getKey(), leaf.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<LeafForm> form(String name) {
    return forms.stream().filter(form -> form.name().matches(name, body)).findFirst();
  }

  /** What a natural person says of himself is opened by nobody else. */
  private boolean ofPerson() {
    return type.equals("party.registered")
        && body.optionalString("kind").filter("person"::equals).isPresent();
  }

  /** Exactly one title is the original, and it is the first. */
  private static Optional<Refusal> title(Place at, String name, Json value) {
    if (!name.startsWith("titles/")) {
      return Optional.empty();
    }
    boolean original = ((Json.Obj) value).string("kind").equals("ORIGINAL");
    return original == name.equals(FIRST_TITLE)
        ? Optional.empty()
        : at.refuse("titles/0 is the ORIGINAL, and no other", "put the original title first");
  }

  /** An identifier is the one whose hash stands in the body. */
  private Optional<Refusal> identifier(Place at, String name, Json value) {
    Optional<Json.Obj> ident = identInBody(name);
    if (ident.isEmpty()) {
      return Optional.empty();
    }
    IdentifierValue given =
        value instanceof Json.Obj leaf
            ? new IdentifierValue(leaf.string("scheme"), leaf.string("value"))
            : new IdentifierValue(ident.get().string("scheme"), ((Json.Str) value).value());
    boolean same =
        given.scheme().equals(ident.get().string("scheme"))
            && given.hash().hex().equals(ident.get().string("hash"));
    return same
        ? Optional.empty()
        : at.refuse(
            "its SHA-256 is not the hash in the body", "write the identifier that was registered");
  }

  private Optional<Json.Obj> identInBody(String name) {
    if (type.equals("identifier.assigned") && name.equals("value")) {
      return Optional.of(body);
    }
    return name.startsWith("identifiers/")
        ? Optional.of(
            body.objects("identifiers")
                .get(Integer.parseInt(name.substring(name.indexOf('/') + 1))))
        : Optional.empty();
  }
}
