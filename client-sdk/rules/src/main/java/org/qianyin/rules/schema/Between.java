package org.qianyin.rules.schema;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.qianyin.proof.data.Json;

/** The rules between members that bodies use: with, only with, one of, in order. */
public final class Between {

  private Between() {}

  /** {@code member} <i>with</i> one of the codes: required with it and refused without it. */
  public static Rule with(String member, String selector, String... codes) {
    return both(needs(member, selector, codes), onlyWith(member, selector, codes));
  }

  /** {@code member} is required if {@code selector} has one of the codes. */
  public static Rule needs(String member, String selector, String... codes) {
    return (at, object) ->
        selected(object, selector, codes) && !object.has(member)
            ? at.member(member).refuse("required with " + selector + " " + listed(codes), "add it")
            : Optional.empty();
  }

  /** {@code member} is refused unless {@code selector} has one of the codes. */
  public static Rule onlyWith(String member, String selector, String... codes) {
    return (at, object) ->
        object.has(member) && !selected(object, selector, codes)
            ? at.member(member)
                .refuse("only with " + selector + " " + listed(codes), "leave it out")
            : Optional.empty();
  }

  /** {@code member} is refused where {@code other} is absent. */
  public static Rule onlyBeside(String member, String other) {
    return (at, object) ->
        object.has(member) && !object.has(other)
            ? at.member(member).refuse("only together with " + other, "leave it out")
            : Optional.empty();
  }

  /** Exactly one of the members stands there. */
  public static Rule exactlyOneOf(String... names) {
    return (at, object) ->
        present(object, names) == 1
            ? Optional.empty()
            : at.refuse("want exactly one of " + listed(names), "keep one of them");
  }

  /** At least one of the members stands there. */
  public static Rule atLeastOneOf(String... names) {
    return (at, object) ->
        present(object, names) >= 1
            ? Optional.empty()
            : at.refuse("want at least one of " + listed(names), "add it");
  }

  /** At most one of the members stands there. */
  public static Rule atMostOneOf(String... names) {
    return (at, object) ->
        present(object, names) <= 1
            ? Optional.empty()
            : at.refuse("want at most one of " + listed(names), "keep one of them");
  }

  /** {@code earlier} &lt; {@code later}, both times, where the later one stands there. */
  public static Rule before(String earlier, String later) {
    return (at, object) ->
        object.has(later) && object.string(earlier).compareTo(object.string(later)) >= 0
            ? at.member(later).refuse("must lie after " + earlier, "write a later time")
            : Optional.empty();
  }

  /** {@code first} ≤ {@code last}, compared as strings. */
  public static Rule period(String first, String last) {
    return (at, object) ->
        object.string(first).compareTo(object.string(last)) > 0
            ? at.member(last)
                .refuse(
                    "must not lie before " + first + " (dates are compared as strings)",
                    "write a later date, in the same precision")
            : Optional.empty();
  }

  /** No string stands in both lists. */
  public static Rule disjoint(String one, String other) {
    return (at, object) -> {
      Set<String> shared = new HashSet<>(object.strings(one));
      shared.retainAll(object.strings(other));
      return shared.isEmpty()
          ? Optional.empty()
          : at.refuse(
              one + " and " + other + " must not share an item", "keep each in one of the lists");
    };
  }

  /** No two objects of the list have the same string under {@code key}; absent ones count not. */
  public static Rule distinct(String list, String key) {
    return (at, object) -> {
      Set<String> seen = new HashSet<>();
      List<Json.Obj> items = object.objects(list);
      for (int i = 0; i < items.size(); i++) {
        Optional<String> value = items.get(i).optionalString(key);
        if (value.isPresent() && !seen.add(value.get())) {
          return at.member(list)
              .item(i)
              .member(key)
              .refuse("stands in the list already", "name each once");
        }
      }
      return Optional.empty();
    };
  }

  /** Whatever else must hold, told in the same words. */
  public static Rule holds(Predicate<Json.Obj> condition, String member, String rule, String next) {
    return (at, object) ->
        condition.test(object) ? Optional.empty() : at.member(member).refuse(rule, next);
  }

  private static Rule both(Rule first, Rule second) {
    return (at, object) -> first.check(at, object).or(() -> second.check(at, object));
  }

  private static boolean selected(Json.Obj object, String selector, String... codes) {
    return object.optionalString(selector).filter(Arrays.asList(codes)::contains).isPresent();
  }

  private static long present(Json.Obj object, String... names) {
    return Arrays.stream(names).filter(object::has).count();
  }

  private static String listed(String... names) {
    return String.join(", ", names);
  }
}
