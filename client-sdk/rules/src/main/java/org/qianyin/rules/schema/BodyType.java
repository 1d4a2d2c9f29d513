package org.qianyin.rules.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Subject;

/**
 * One entry type, written like its row in bodies-v1 specification §4: members, rules between them,
 * who signs besides the acting party, subjects. Immutable; each method gives a new one.
 */
public final class BodyType implements EntryType {

  private final String name;
  private final Members members;
  private final boolean needsDoc;
  private final Optional<String> keys;
  private final List<Role> roles;
  private final List<Function<Entry, Stream<String>>> subjects;

  private BodyType(
      String name,
      Members members,
      boolean needsDoc,
      Optional<String> keys,
      List<Role> roles,
      List<Function<Entry, Stream<String>>> subjects) {
    this.name = name;
    this.members = members;
    this.needsDoc = needsDoc;
    this.keys = keys;
    this.roles = roles;
    this.subjects = subjects;
  }

  /** A type whose entries a delegate may sign: it has {@code via?}. */
  public static BodyType named(String name) {
    return withoutVia(name).optional("via", Forms.ID);
  }

  /** A type that nobody can delegate. */
  public static BodyType withoutVia(String name) {
    return new BodyType(name, Members.CLOSED, false, Optional.empty(), List.of(), List.of());
  }

  public BodyType required(String member, Form form) {
    return having(members.required(member, form));
  }

  public BodyType optional(String member, Form form) {
    return having(members.optional(member, form));
  }

  /** With members that several types share. */
  public BodyType with(Members more) {
    return having(members.and(more));
  }

  public BodyType rule(Rule rule) {
    return having(members.rule(rule));
  }

  /** ◆: the envelope's {@code doc} is required. */
  public BodyType withDoc() {
    return new BodyType(name, members, true, keys, roles, subjects);
  }

  /** C: {@code cosigners?}, 1–6 further parties that sign. */
  public BodyType cosigned() {
    return optional("cosigners", Forms.setOf(Forms.PARTY, 1, 6)).signedBy("cosigners");
  }

  /**
   * §: the parties under these paths sign too; they are others than the acting party.
   *
   * @param paths such as {@code licensee}
   */
  public BodyType signedBy(String... paths) {
    return playedBy(new Role(List.of(paths), true, false));
  }

  /**
   * §: the parties under these paths sign, and the acting party is one of those under the first.
   *
   * @param paths such as {@code owners.party}
   */
  public BodyType heldBy(String... paths) {
    return playedBy(new Role(List.of(paths), true, true));
  }

  /** The parties under these paths are others than the acting party, but need not sign. */
  public BodyType towards(String... paths) {
    return playedBy(new Role(List.of(paths), false, false));
  }

  /** The keys under this path sign, each of them. */
  public BodyType signedByKeys(String path) {
    return new BodyType(name, members, needsDoc, Optional.of(path), roles, subjects);
  }

  /**
   * Posts to these subjects.
   *
   * @param templates such as {@code work:{works}/title}
   */
  public BodyType about(String... templates) {
    BodyType type = this;
    for (String text : templates) {
      Template template = Template.of(text);
      type = type.about(entry -> template.fill(entry).stream());
    }
    return type;
  }

  /** Posts to subjects that no template can say. */
  public BodyType about(Function<Entry, Stream<String>> more) {
    return new BodyType(name, members, needsDoc, keys, roles, joined(subjects, more));
  }

  /** Such as {@code license.granted}. */
  public String name() {
    return name;
  }

  /**
   * Who must sign.
   *
   * @param by who acts; empty in {@code party.registered}
   * @param body one that this type accepts
   */
  public Signers signers(Optional<PartyId> by, Json.Obj body) {
    return Signers.of(roles, keys, by, body);
  }

  @Override
  public Optional<Refusal> check(Entry entry) {
    return check(entry.body(), entry.doc().isPresent());
  }

  /**
   * Checks a body that is not signed yet.
   *
   * @param doc whether the entry commits to leaves
   * @return {@code BAD_BODY} or {@code BAD_KEY}, or empty
   */
  public Optional<Refusal> check(Json.Obj body, boolean doc) {
    return members.check(Place.BODY, body).or(() -> doc(doc));
  }

  @Override
  public SortedSet<Subject> subjects(Entry entry) {
    SortedSet<Subject> all = new TreeSet<>();
    subjects.stream().flatMap(source -> source.apply(entry)).map(Subject::new).forEach(all::add);
    return all;
  }

  private Optional<Refusal> doc(boolean present) {
    return needsDoc && !present
        ? Optional.of(
            Refusal.of(
                "BAD_BODY",
                "doc: required, but missing in " + name + "; commit its leaves and set the root"))
        : Optional.empty();
  }

  private BodyType playedBy(Role role) {
    return new BodyType(name, members, needsDoc, keys, joined(roles, role), subjects);
  }

  private BodyType having(Members changed) {
    return new BodyType(name, changed, needsDoc, keys, roles, subjects);
  }

  private static <T> List<T> joined(List<T> first, T more) {
    List<T> all = new ArrayList<>(first);
    all.add(more);
    return List.copyOf(all);
  }
}
