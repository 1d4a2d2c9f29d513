package org.qianyin.proof.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Subject;

/** A type as a table of members and a list of subject rules. */
final class PlaceholderType implements EntryType {

  private record Member(boolean needed, Predicate<Json> rule) {}

  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<BiConsumer<Entry, List<String>>> subjects = new ArrayList<>();

  private PlaceholderType() {
    optional("via", PlaceholderType::isId);
  }

  static PlaceholderType workRegistered() {
    return new PlaceholderType()
        .needed("content", list(0, 16, PlaceholderType::isId))
        .needed("owners", list(0, 6, PlaceholderType::isParty))
        .optional("opens", list(1, 4, PlaceholderType::isId))
        .optional("series", PlaceholderType::isId)
        .optional("sources", list(1, 8, PlaceholderType::isId))
        .subject((entry, out) -> out.add("work:" + entry.id() + "/title"))
        .subject((entry, out) -> each(entry, "content", id -> "content:sha256:" + id, out))
        .subject((entry, out) -> each(entry, "opens", id -> "commit:" + id, out))
        .subject((entry, out) -> each(entry, "sources", id -> "work:" + id + "/derived", out))
        .subject((entry, out) -> each(entry, "owners", party -> party + "/named", out))
        .subject((entry, out) ->
            entry
                .body()
                .optionalString("series")
                .ifPresent(id -> out.add("work:" + id + "/parts")));
  }

  static PlaceholderType licenseGranted() {
    return scope(new PlaceholderType())
        .needed("licensee", PlaceholderType::isParty)
        .optional("parent", PlaceholderType::isId)
        .subject((entry, out) -> out.add("license:" + entry.id()))
        .subject((entry, out) -> out.add(entry.body().string("licensee") + "/named"))
        .subject((entry, out) ->
            entry
                .body()
                .optionalString("parent")
                .ifPresent(id -> out.add("license:" + id + "/sub")));
  }

  static PlaceholderType licenseTerminated() {
    return scope(new PlaceholderType())
        .needed("license", PlaceholderType::isId)
        .subject((entry, out) -> out.add("license:" + entry.body().string("license")));
  }

  static PlaceholderType journalCommitted() {
    return new PlaceholderType()
        .needed("commit", PlaceholderType::isId)
        .subject((entry, out) -> out.add("commit:" + entry.body().string("commit")));
  }

  private static PlaceholderType scope(PlaceholderType type) {
    return type.needed("mode", text(List.of("exclusive", "sole", "plain")::contains))
        .needed("rights", list(1, 16, text(right -> right.matches("[a-z][a-z0-9-]{0,31}"))))
        .needed("works", list(1, 16, PlaceholderType::isId))
        .subject(PlaceholderType::facets);
  }

  private static void facets(Entry entry, List<String> out) {
    String kind = entry.body().string("mode").equals("plain") ? "/n/" : "/x/";
    for (String work : entry.body().strings("works")) {
      each(entry, "rights", right -> "work:" + work + kind + right, out);
    }
  }

  @Override
  public Optional<Refusal> check(Entry entry) {
    Json.Obj body = entry.body();
    for (String name : body.members().keySet()) {
      if (!members.containsKey(name)) {
        return bad(name);
      }
    }
    for (var member : members.entrySet()) {
      Optional<Json> value = body.get(member.getKey());
      if (value.isEmpty()
          ? member.getValue().needed()
          : !member.getValue().rule().test(value.get())) {
        return bad(member.getKey());
      }
    }
    return Optional.empty();
  }

  @Override
  public SortedSet<Subject> subjects(Entry entry) {
    List<String> all = new ArrayList<>();
    subjects.forEach(rule -> rule.accept(entry, all));
    SortedSet<Subject> set = new TreeSet<>();
    all.forEach(text -> set.add(new Subject(text)));
    return set;
  }

  private PlaceholderType needed(String name, Predicate<Json> rule) {
    members.put(name, new Member(true, rule));
    return this;
  }

  private PlaceholderType optional(String name, Predicate<Json> rule) {
    members.put(name, new Member(false, rule));
    return this;
  }

  private PlaceholderType subject(BiConsumer<Entry, List<String>> rule) {
    subjects.add(rule);
    return this;
  }

  private static void each(
      Entry entry,
      String list,
      java.util.function.UnaryOperator<String> subject,
      List<String> out) {
    entry.body().strings(list).forEach(item -> out.add(subject.apply(item)));
  }

  private static Predicate<Json> list(int least, int most, Predicate<Json> item) {
    return value ->
        value instanceof Json.Arr list
            && list.items().size() >= least
            && list.items().size() <= most
            && list.items().stream().allMatch(item)
            && isAscending(list.items());
  }

  /** All lists of the placeholders hold strings. */
  private static boolean isAscending(List<Json> items) {
    for (int i = 1; i < items.size(); i++) {
      if (((Json.Str) items.get(i - 1)).value().compareTo(((Json.Str) items.get(i)).value()) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<Json> text(Predicate<String> rule) {
    return value -> value instanceof Json.Str text && rule.test(text.value());
  }

  private static boolean isId(Json value) {
    return text(Digest::isHex).test(value);
  }

  private static boolean isParty(Json value) {
    return text(PartyId::isValid).test(value);
  }

  private static Optional<Refusal> bad(String member) {
    return Optional.of(Refusal.of("BAD_BODY", "body." + member));
  }
}
