package org.qianyin.rules.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable list that grows at its end in constant time and shares all that was there. */
final class Chain<T> {

  private final @Nullable Chain<T> before;
  private final T last;
  private final int length;

  Chain(@Nullable Chain<T> before, T last) {
    this.before = before;
    this.last = last;
    this.length = before == null ? 1 : before.length + 1;
  }

  /** The elements, oldest first. */
  List<T> toList() {
    List<T> elements = new ArrayList<>(length);
    for (Chain<T> at = this; at != null; at = at.before) {
      elements.add(at.last);
    }
    Collections.reverse(elements);
    return Collections.unmodifiableList(elements);
  }
}
