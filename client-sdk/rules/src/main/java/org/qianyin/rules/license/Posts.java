package org.qianyin.rules.license;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.SignedScope;

/**
 * The rights of a licence by the class of facet that they post to (bodies-v1 specification §4,
 * "licence posts").
 *
 * @param x rights on {@code /x/}: of a scope that excludes others, and of every holdback; ascending
 * @param n the other rights of the scope, on {@code /n/}; ascending
 */
public record Posts(List<String> x, List<String> n) {

  public Posts {
    x = List.copyOf(x);
    n = List.copyOf(n);
  }

  /** As {@code posts} of a body repeats it. */
  public static Posts of(Json.Obj posts) {
    return new Posts(posts.strings("x"), posts.strings("n"));
  }

  /** Of a body that makes a licence: from its {@code scope} and {@code holdbacks}. */
  public static Posts ofGrant(Json.Obj body) {
    SignedScope scope = SignedScope.of(body.object("scope"));
    SortedSet<String> x = new TreeSet<>();
    if (scope.exclusivity() != Exclusivity.NON_EXCLUSIVE) {
      x.addAll(scope.box().rights());
    }
    body.objects("holdbacks").forEach(holdback -> x.addAll(holdback.strings("rights")));
    SortedSet<String> n = new TreeSet<>(scope.box().rights());
    n.removeAll(x);
    return new Posts(List.copyOf(x), List.copyOf(n));
  }
}
