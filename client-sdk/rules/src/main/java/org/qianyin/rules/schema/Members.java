package org.qianyin.rules.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * A closed object: its members with their forms, and the rules between them. Immutable; each method
 * gives a new one.
 */
public final class Members implements Form {

  private record Member(Form form, boolean required) {}

  /** An object without members yet. */
  public static final Members CLOSED = new Members(new TreeMap<>(), List.of());

  private final SortedMap<String, Member> members;
  private final List<Rule> rules;

  private Members(SortedMap<String, Member> members, List<Rule> rules) {
    this.members = members;
    this.rules = rules;
  }

  /** With a member that must stand there. */
  public Members required(String name, Form form) {
    return with(name, new Member(form, true));
  }

  /** With a member that may be left out. */
  public Members optional(String name, Form form) {
    return with(name, new Member(form, false));
  }

  /** With all members and rules of another object. */
  public Members and(Members more) {
    SortedMap<String, Member> all = new TreeMap<>(members);
    all.putAll(more.members);
    List<Rule> both = new ArrayList<>(rules);
    both.addAll(more.rules);
    return new Members(all, List.copyOf(both));
  }

  /** With a rule between members; rules run in the order in which they were added. */
  public Members rule(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new Members(members, List.copyOf(more));
  }

  /** Without one member of a form that is otherwise the same. */
  Members without(String name) {
    SortedMap<String, Member> rest = new TreeMap<>(members);
    rest.remove(name);
    return new Members(rest, rules);
  }

  @Override
  public Optional<Refusal> check(Place at, Json value) {
    if (!(value instanceof Json.Obj object)) {
      return at.refuse("an object", value, "write the members " + names());
    }
    return unknown(at, object)
        .or(() -> missing(at, object))
        .or(() -> malformed(at, object))
        .or(() -> broken(at, object));
  }

  private Optional<Refusal> unknown(Place at, Json.Obj object) {
    for (String name : object.members().keySet()) {
      if (!members.containsKey(name)) {
        return at.member(name)
            .refuse(
                "unknown member",
                "leave it out (words of people are leaves of doc); members here are " + names());
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> missing(Place at, Json.Obj object) {
    for (Map.Entry<String, Member> member : members.entrySet()) {
      if (member.getValue().required() && !object.has(member.getKey())) {
        return at.member(member.getKey()).refuse("required, but missing", "add it");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> malformed(Place at, Json.Obj object) {
    for (Map.Entry<String, Member> member : members.entrySet()) {
      Json value = object.members().get(member.getKey());
      if (value != null) {
        Optional<Refusal> refusal =
            member.getValue().form().check(at.member(member.getKey()), value);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> broken(Place at, Json.Obj object) {
    for (Rule rule : rules) {
      Optional<Refusal> refusal = rule.check(at, object);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private String names() {
    return String.join(", ", members.keySet());
  }

  private Members with(String name, Member member) {
    SortedMap<String, Member> more = new TreeMap<>(members);
    if (more.put(name, member) != null) {
      throw new IllegalArgumentException("member " + name + " is declared twice");
    }
    return new Members(more, rules);
  }
}
