package org.qianyin.rules.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * A list of {@code min} to {@code max} items of one form. Lists are sets, strictly ascending,
 * unless {@code order} is empty (bodies-v1 specification §1).
 */
record ListForm(Form item, int min, int max, Optional<Comparator<Json>> order) implements Form {

  /** Strings by their (ASCII) bytes, integers by value, objects by their JCS bytes. */
  static final Comparator<Json> ASCENDING = ListForm::compare;

  /** Objects by one of their string members. */
  static Comparator<Json> by(String member) {
    return Comparator.comparing(item -> ((Json.Obj) item).string(member));
  }

  @Override
  public Optional<Refusal> check(Place at, Json value) {
    if (!(value instanceof Json.Arr list)) {
      return at.refuse("a list", value, "put the value between [ and ]");
    }
    List<Json> items = list.items();
    if (items.size() < min || items.size() > max) {
      return size(at, items.size());
    }
    for (int i = 0; i < items.size(); i++) {
      Optional<Refusal> broken = item.check(at.item(i), items.get(i));
      if (broken.isPresent()) {
        return broken;
      }
    }
    return order.flatMap(comparator -> ascending(at, items, comparator));
  }

  private static Optional<Refusal> ascending(Place at, List<Json> items, Comparator<Json> order) {
    for (int i = 1; i < items.size(); i++) {
      if (order.compare(items.get(i - 1), items.get(i)) >= 0) {
        return at.item(i)
            .refuse("lists are sets, strictly ascending", "sort the list and drop what is double");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> size(Place at, int size) {
    return at.refuse(
        "want " + min + " to " + max + " items, got " + size,
        size == 0 ? "leave the member out" : "split the act or name what stands above");
  }

  private static int compare(Json a, Json b) {
    if (a instanceof Json.Str left && b instanceof Json.Str right) {
      return left.value().compareTo(right.value());
    }
    if (a instanceof Json.Int left && b instanceof Json.Int right) {
      return Long.compare(left.value(), right.value());
    }
    return Arrays.compareUnsigned(Jcs.write(a), Jcs.write(b));
  }
}
