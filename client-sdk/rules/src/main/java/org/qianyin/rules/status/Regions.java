package org.qianyin.rules.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Channels;
import org.qianyin.rules.scope.Languages;
import org.qianyin.rules.scope.Territories;
import org.qianyin.rules.scope.Window;
import org.qianyin.rules.state.License;

/**
 * The points that a question asks for, in regions on which no licence makes a difference: what the
 * specification calls the atoms of a container (5.1), a few boxes instead of thousands of points.
 */
final class Regions {

  private Regions() {}

  /** The points of a question as one box, at its instant. */
  static Box asked(Question question) {
    return new Box(
        new TreeSet<>(Set.of(question.use())),
        Territories.of(question.territory()),
        question.languages().isEmpty()
            ? Languages.all()
            : Languages.of(question.languages().toArray(String[]::new)),
        question.channel().map(Channels::of).orElse(Channels.all()),
        moment(question.at()));
  }

  /** What a licence covers apart from time: its box, moved to an instant. */
  static Box apartFromTime(License license, Instant at) {
    return license.scope().box().during(moment(at));
  }

  /** The asked box cut along the boxes of all licences; disjoint, together the asked box. */
  static List<Box> split(Box asked, Collection<Box> boxes) {
    List<Box> regions = List.of(asked);
    for (Box box : boxes) {
      List<Box> finer = new ArrayList<>();
      for (Box region : regions) {
        region.intersect(box).ifPresent(finer::add);
        finer.addAll(region.minus(box));
      }
      regions = finer;
    }
    return regions;
  }

  private static Window moment(Instant at) {
    return Window.of(at, at.plusMillis(1));
  }
}
