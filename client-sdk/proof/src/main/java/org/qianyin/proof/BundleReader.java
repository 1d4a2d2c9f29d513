package org.qianyin.proof;

import static org.qianyin.proof.BrokenRule.need;
import static org.qianyin.proof.BrokenRule.orBreak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;
import org.qianyin.proof.index.MapProof;
import org.qianyin.proof.log.InclusionProof;
import org.qianyin.proof.log.TlogProof;

/** Reads {@code qianyin-proof@1}: all members and no other, every limit, every order. */
final class BundleReader {

  private static final Set<String> MEMBERS =
      Set.of(
          "format", "entry", "inclusion", "head", "subjects", "anchors", "timestamps", "openings");
  private static final Set<String> HEAD = Set.of("entry", "inclusion");
  private static final Set<String> PRESENT = Set.of("subject", "count", "root", "map", "elements");
  private static final Set<String> ABSENT = Set.of("subject", "count", "map", "elements");
  private static final Set<String> LISTED = Set.of("n", "seq", "entry");
  private static final Set<String> PROVEN = Set.of("n", "seq", "entry", "path");

  /** The same few entries stand in many places of a bundle. */
  private final Map<String, Bytes> entries = new HashMap<>();

  private int elements;

  private BundleReader() {}

  static Outcome<Bundle> read(Json json) {
    if (!(json instanceof Json.Obj object)
        || !(object.members().get("format") instanceof Json.Str format)) {
      return shape("want an object with a format");
    }
    if (!format.value().equals(Bundle.FORMAT)) {
      return Outcome.refused(
          "UNKNOWN_FORMAT", "bundle: this software reads " + Bundle.FORMAT + " only");
    }
    try {
      return Outcome.ok(new BundleReader().bundle(object));
    } catch (BrokenRule e) {
      return shape(e.rule());
    }
  }

  private Bundle bundle(Json.Obj object) throws BrokenRule {
    exactly("bundle", object, MEMBERS);
    Json.Obj head = object(object, "head");
    exactly("head", head, HEAD);
    return new Bundle(
        entry(object),
        inclusion(object),
        entry(head),
        inclusion(head),
        subjects(list(object, "subjects", Bundle.MAX_SUBJECTS)),
        anchors(list(object, "anchors", Bundle.MAX_OTHERS)),
        timestamps(list(object, "timestamps", Bundle.MAX_OTHERS)),
        openings(list(object, "openings", Bundle.MAX_OTHERS)));
  }

  private static String inclusion(Json.Obj object) throws BrokenRule {
    String text = text(object, "inclusion");
    need(text.length() <= TlogProof.MAX_LENGTH, "inclusion: want at most 2^18 characters");
    return text;
  }

  private List<SubjectProof> subjects(List<Json> items) throws BrokenRule {
    List<SubjectProof> proofs = new ArrayList<>();
    for (Json item : items) {
      SubjectProof proof = subject(object(item, "subject"));
      need(
          proofs.isEmpty()
              || proofs.get(proofs.size() - 1).subject().compareTo(proof.subject()) < 0,
          "subjects: want them strictly ascending");
      proofs.add(proof);
    }
    return proofs;
  }

  private SubjectProof subject(Json.Obj object) throws BrokenRule {
    String name = text(object, "subject");
    need(Subject.isValid(name), "subject: not in the grammar");
    long count = count(object, "count");
    exactly("subject " + name, object, count > 0 ? PRESENT : ABSENT);
    Optional<Digest> root = Optional.empty();
    if (count > 0) {
      need(Digest.isHex(text(object, "root")), "root: want 64 lower-case hex digits");
      root = Optional.of(Digest.ofHex(text(object, "root")));
    }
    MapClaim claim = orBreak(MapClaim.of(count, root));
    MapProof map = orBreak(MapProof.read(member(object, "map")));
    need(
        claim instanceof MapClaim.Present == map.at() instanceof MapProof.At.Self,
        "map.at: want self if and only if count >= 1");
    List<SubjectProof.Element> shown = new ArrayList<>();
    for (Json item : list(object, "elements", Bundle.MAX_ELEMENTS)) {
      need(++elements <= Bundle.MAX_ELEMENTS, "want at most 10^5 elements");
      shown.add(element(object(item, "element")));
    }
    need(
        SubjectProof.fits(claim, shown),
        "elements of " + name + ": want all without paths, or some with paths, or none");
    return new SubjectProof(new Subject(name), claim, map, shown);
  }

  private SubjectProof.Element element(Json.Obj object) throws BrokenRule {
    boolean path = object.has("path");
    exactly("element", object, path ? PROVEN : LISTED);
    return new SubjectProof.Element(
        count(object, "n"),
        count(object, "seq"),
        entry(object),
        path ? Optional.of(path(object)) : Optional.empty());
  }

  /** Texts only; whether they are hashes is decided where they are hashed. */
  private static List<String> path(Json.Obj object) throws BrokenRule {
    List<String> path = new ArrayList<>();
    for (Json item : list(object, "path", InclusionProof.MAX_PATH)) {
      if (!(item instanceof Json.Str hash)) {
        throw new BrokenRule("path: want strings");
      }
      path.add(hash.value());
    }
    return path;
  }

  private static List<AnchorProof> anchors(List<Json> items) throws BrokenRule {
    List<AnchorProof> anchors = new ArrayList<>();
    for (Json item : items) {
      anchors.add(orBreak(AnchorProof.parse(item)));
    }
    return anchors;
  }

  private static List<Bytes> timestamps(List<Json> items) throws BrokenRule {
    List<Bytes> stamps = new ArrayList<>();
    for (Json item : items) {
      if (!(item instanceof Json.Str text)) {
        throw new BrokenRule("timestamps: want strings");
      }
      stamps.add(decode(text.value(), "timestamps"));
    }
    return stamps;
  }

  private static List<Disclosure> openings(List<Json> items) throws BrokenRule {
    List<Disclosure> openings = new ArrayList<>();
    for (Json item : items) {
      openings.add(orBreak(Disclosure.parse(item)));
    }
    return openings;
  }

  private static void exactly(String what, Json.Obj object, Set<String> members) throws BrokenRule {
    need(
        object.members().keySet().equals(members),
        what + ": want the members " + members.stream().sorted().toList());
  }

  private Bytes entry(Json.Obj object) throws BrokenRule {
    String text = text(object, "entry");
    Bytes known = entries.get(text);
    if (known == null) {
      known = decode(text, "entry");
      entries.put(text, known);
    }
    return known;
  }

  private static Bytes decode(String text, String name) throws BrokenRule {
    Optional<byte[]> bytes = Base64Strict.STANDARD.decode(text);
    need(bytes.isPresent(), name + ": want base64 with padding, in its one spelling");
    return Bytes.of(bytes.orElseThrow());
  }

  private static String text(Json.Obj object, String name) throws BrokenRule {
    if (!(member(object, name) instanceof Json.Str text)) {
      throw new BrokenRule(name + ": want a string");
    }
    return text.value();
  }

  private static long count(Json.Obj object, String name) throws BrokenRule {
    if (!(member(object, name) instanceof Json.Int number) || number.value() < 0) {
      throw new BrokenRule(name + ": want an integer >= 0");
    }
    return number.value();
  }

  private static List<Json> list(Json.Obj object, String name, int most) throws BrokenRule {
    if (!(member(object, name) instanceof Json.Arr list) || list.items().size() > most) {
      throw new BrokenRule(name + ": want a list of at most " + most);
    }
    return list.items();
  }

  private static Json.Obj object(Json.Obj object, String name) throws BrokenRule {
    return object(member(object, name), name);
  }

  private static Json.Obj object(Json json, String name) throws BrokenRule {
    if (!(json instanceof Json.Obj inner)) {
      throw new BrokenRule(name + ": want an object");
    }
    return inner;
  }

  private static Json member(Json.Obj object, String name) throws BrokenRule {
    return object.get(name).orElseThrow(() -> new BrokenRule(name + " is missing"));
  }

  private static Outcome<Bundle> shape(String detail) {
    return Outcome.refused("BUNDLE_SHAPE", "bundle: " + detail);
  }
}
