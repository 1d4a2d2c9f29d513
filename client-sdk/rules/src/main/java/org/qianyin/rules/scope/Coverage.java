package org.qianyin.rules.scope;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.CodeSet;

/**
 * What a {@link CodeSet} of a body covers, finite or cofinite (domain specification, part 1).
 * Values are canonical: equal sets are equal objects.
 *
 * @param <S> the kind of set, so that territories never meet languages
 */
public abstract sealed class Coverage<S extends Coverage<S>>
    permits Territories, Languages, Channels {

  private final CodeTree tree;

  Coverage(CodeTree tree) {
    this.tree = tree;
  }

  abstract S with(CodeTree tree);

  abstract String name(String code, Locale locale);

  abstract String everything(Locale locale);

  static CodeTree read(CodeTree.Reach reach, CodeSet set) {
    return CodeTree.of(reach, set.everything(), set.in(), set.out());
  }

  final CodeTree tree() {
    return tree;
  }

  public final S intersect(S other) {
    return with(tree.combine(other.tree(), (left, right) -> left && right));
  }

  public final S union(S other) {
    return with(tree.combine(other.tree(), (left, right) -> left || right));
  }

  public final S minus(S other) {
    return with(tree.combine(other.tree(), (left, right) -> left && !right));
  }

  public final boolean intersects(S other) {
    return !intersect(other).isEmpty();
  }

  public final boolean isEmpty() {
    return tree.isEmpty();
  }

  /** Whether nothing is left out: the set of a scope that does not limit this dimension. */
  public final boolean isEverything() {
    return tree.isFull();
  }

  /** Whether every point of {@code other} is in this set. */
  public final boolean covers(S other) {
    return other.minus(with(tree)).isEmpty();
  }

  /**
   * Whether the set has what is left of {@code code} beside the longer codes that the set names:
   * the longest code that covers it decides.
   */
  public final boolean contains(String code) {
    return tree.contains(code);
  }

  /** Whether the set has {@code code} and everything below it. */
  public final boolean containsAll(String code) {
    return tree.containsAll(code);
  }

  /** The codes on which this set turns, ascending. */
  public final SortedSet<String> codes() {
    return tree.codes();
  }

  /**
   * The set as entries write it: one object, or two where something inside an exception is in
   * again; none if it is empty.
   */
  public final List<Json.Obj> toJson() {
    return tree.forms().stream().map(Coverage::toJson).toList();
  }

  private static Json.Obj toJson(CodeTree.Form form) {
    Json in = form.all() ? new Json.Str("*") : Json.Arr.ofStrings(List.copyOf(form.in()));
    Json.Obj json = Json.Obj.of(Map.of("in", in));
    return form.out().isEmpty()
        ? json
        : json.with("out", Json.Arr.ofStrings(List.copyOf(form.out())));
  }

  /** The parts of this set that one object each can write; disjoint, together the set. */
  final List<S> writable() {
    return tree.forms().stream()
        .map(form -> with(CodeTree.of(tree.reach(), form.all(), form.in(), form.out())))
        .toList();
  }

  /**
   * The set in words, such as 日本、韩国 or worldwide except Japan.
   *
   * @param locale Chinese for Chinese, else English
   */
  public final String inWords(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    if (tree.isEmpty()) {
      return chinese ? "无" : "none";
    }
    return tree.forms().stream()
        .map(form -> inWords(form, locale, chinese))
        .collect(Collectors.joining(chinese ? "，以及" : ", and "));
  }

  private String inWords(CodeTree.Form form, Locale locale, boolean chinese) {
    String in = form.all() ? everything(locale) : names(form.in(), locale, chinese);
    if (form.out().isEmpty()) {
      return in;
    }
    String out = names(form.out(), locale, chinese);
    return chinese ? in + "（" + out + "除外）" : in + " except " + out;
  }

  private String names(Collection<String> codes, Locale locale, boolean chinese) {
    return codes.stream()
        .map(code -> name(code, locale))
        .collect(Collectors.joining(chinese ? "、" : ", "));
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Coverage<?> that
        && getClass() == that.getClass()
        && tree.equals(that.tree());
  }

  @Override
  public final int hashCode() {
    return tree.hashCode();
  }

  @Override
  public final String toString() {
    return tree.toString();
  }
}
