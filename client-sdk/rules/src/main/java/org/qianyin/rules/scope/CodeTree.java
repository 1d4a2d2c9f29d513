package org.qianyin.rules.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of codes in its one canonical form (domain specification, part 1): a label, in or out, on
 * each code that decides, and one for everything that no such code covers. The longest covering
 * code decides; what is left of a code beside the longer ones that are named is never empty. So two
 * trees hold the same points exactly if they are equal, and the algebra works label by label.
 */
final class CodeTree {

  /** What a code covers. */
  enum Reach {
    /** Itself, and whatever extends it by a hyphen: territories and languages. */
    EXTENSIONS,
    /** Itself alone: channels, since {@code svc:dns:play.co} must not cover {@code play.co-op}. */
    ITSELF
  }

  /** Combines the labels of two sets at one point. */
  interface Rule {
    boolean holds(boolean left, boolean right);
  }

  /**
   * A set as entries write it.
   *
   * @param all whether {@code in} is {@code "*"}, with {@code in} empty here
   */
  record Form(boolean all, SortedSet<String> in, SortedSet<String> out) {}

  private final Reach reach;
  private final boolean rest;
  private final SortedMap<String, Boolean> labels;

  private CodeTree(Reach reach, boolean rest, SortedMap<String, Boolean> labels) {
    this.reach = reach;
    this.rest = rest;
    this.labels = Collections.unmodifiableSortedMap(labels);
  }

  /** {@code in} less {@code out}; a code in both is out. */
  static CodeTree of(Reach reach, boolean all, Collection<String> in, Collection<String> out) {
    Map<String, Boolean> wanted = new TreeMap<>();
    in.forEach(code -> wanted.put(code, true));
    out.forEach(code -> wanted.put(code, false));
    return canonical(reach, all, wanted);
  }

  /** Keeps the labels that differ from what covers them. A code sorts before what extends it. */
  private static CodeTree canonical(Reach reach, boolean rest, Map<String, Boolean> wanted) {
    TreeMap<String, Boolean> kept = new TreeMap<>();
    new TreeMap<>(wanted)
        .forEach((code, label) -> {
          if (label != label(reach, rest, kept, code)) {
            kept.put(code, label);
          }
        });
    return new CodeTree(reach, rest, kept);
  }

  private static boolean label(
      Reach reach, boolean rest, Map<String, Boolean> labels, String code) {
    return cover(reach, labels, code).map(labels::get).orElse(rest);
  }

  /** The longest labelled code that covers {@code code}. */
  private static Optional<String> cover(Reach reach, Map<String, Boolean> labels, String code) {
    int end = code.length();
    while (end > 0) {
      String prefix = code.substring(0, end);
      if (labels.containsKey(prefix)) {
        return Optional.of(prefix);
      }
      end = reach == Reach.ITSELF ? -1 : code.lastIndexOf('-', end - 1);
    }
    return Optional.empty();
  }

  /** Whether what is left of {@code code}, beside longer codes that are labelled, is in. */
  boolean contains(String code) {
    return label(reach, rest, labels, code);
  }

  /** Whether {@code code} and everything that it covers is in. */
  boolean containsAll(String code) {
    return contains(code) && below(code).stream().allMatch(this::contains);
  }

  /** The labelled codes that {@code code} covers, without itself, ascending. */
  List<String> below(String code) {
    if (reach == Reach.ITSELF) {
      return List.of();
    }
    String from = code + "-";
    return labels.tailMap(from).keySet().stream().takeWhile(it -> it.startsWith(from)).toList();
  }

  CodeTree combine(CodeTree other, Rule rule) {
    if (reach != other.reach) {
      throw new IllegalArgumentException("sets of different kinds");
    }
    Map<String, Boolean> wanted = new TreeMap<>();
    labels
        .keySet()
        .forEach(code -> wanted.put(code, rule.holds(contains(code), other.contains(code))));
    other
        .labels
        .keySet()
        .forEach(code -> wanted.put(code, rule.holds(contains(code), other.contains(code))));
    return canonical(reach, rule.holds(rest, other.rest), wanted);
  }

  Reach reach() {
    return reach;
  }

  boolean isEmpty() {
    return !rest && labels.isEmpty();
  }

  boolean isFull() {
    return rest && labels.isEmpty();
  }

  /** The codes that decide, ascending. */
  SortedSet<String> codes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(labels.keySet()));
  }

  /**
   * This set as entries can write it. {@code "*"} takes exceptions, but no exceptions from them: a
   * code that is in again below one that is out makes a second form.
   */
  List<Form> forms() {
    if (isEmpty()) {
      return List.of();
    }
    if (!rest) {
      return List.of(new Form(false, labelled(labels, true), labelled(labels, false)));
    }
    SortedMap<String, Boolean> inner = new TreeMap<>(labels);
    SortedSet<String> outer = new TreeSet<>();
    for (String code : labels.keySet()) {
      if (cover(reach, withoutCode(code), code).isEmpty()) {
        outer.add(code);
        inner.remove(code);
      }
    }
    List<Form> forms = new ArrayList<>();
    forms.add(new Form(true, new TreeSet<>(), outer));
    if (!inner.isEmpty()) {
      forms.add(new Form(false, labelled(inner, true), labelled(inner, false)));
    }
    return forms;
  }

  private SortedMap<String, Boolean> withoutCode(String code) {
    SortedMap<String, Boolean> others = new TreeMap<>(labels);
    others.remove(code);
    return others;
  }

  private static SortedSet<String> labelled(SortedMap<String, Boolean> labels, boolean wanted) {
    SortedSet<String> codes = new TreeSet<>();
    labels.forEach((code, label) -> {
      if (label == wanted) {
        codes.add(code);
      }
    });
    return codes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeTree that
        && reach == that.reach
        && rest == that.rest
        && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Boolean.hashCode(rest);
  }

  @Override
  public String toString() {
    return (rest ? "*" : "") + labels;
  }
}
