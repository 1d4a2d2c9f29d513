package org.qianyin.rules.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.rules.TestLedger.accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.TestLedger;
import org.qianyin.rules.TestLedger.Actor;

/** A question about a whole country and all languages against one about each point of them. */
class StatusOfContainersTest {

  private static final List<String> PLACES = List.of("CN", "CN-GD", "CN-ZJ");
  private static final List<String> ATOMS = List.of("audio:zh", "audio:zh-yue", "sub:ja");
  private static final Instant DURING = Instant.parse("2026-08-01T00:00:00Z");

  /** One point in what is left of each code, and one outside all of them. */
  private static final List<String> PLACE_POINTS = List.of("CN-GD", "CN-ZJ", "CN-X9");

  private static final List<String> ATOM_POINTS =
      List.of("audio:zh-Hans", "audio:zh-yue", "sub:ja", "sub:ko");

  @Test
  void theWholeIsAsGoodAsItsWorstPoint() {
    TreeSet<Grade> seen = new TreeSet<>();
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      TestLedger ledger = new TestLedger();
      Actor studio = ledger.party("studio");
      Actor buyer = ledger.party("buyer");
      EntryId series = accepted(ledger.work(it -> it, studio));
      for (int i = 0; i <= random.nextInt(6); i++) {
        ledger.act("license.granted", grant(ledger, random, buyer, series), studio, buyer);
      }
      for (Actor asker : List.of(studio, buyer)) {
        Question whole = Question.of(asker.id(), series, "svod", "CN", DURING);
        Grade worst =
            PLACE_POINTS.stream()
                .flatMap(place ->
                    ATOM_POINTS.stream()
                        .map(atom ->
                            Question.of(asker.id(), series, "svod", place, DURING).in(atom)))
                .map(point -> Status.of(ledger.history(), point).grade())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(Status.of(ledger.history(), whole).grade()).as("seed %d", seed).isEqualTo(worst);
        seen.add(worst);
      }
    }
    assertThat(seen).containsExactly(Grade.PERMITTED, Grade.PROHIBITED);
  }

  private static Json.Obj grant(TestLedger ledger, Random random, Actor buyer, EntryId series) {
    String exclusivity = random.nextInt(4) == 0 ? "EXCLUSIVE" : "NON_EXCLUSIVE";
    String end = random.nextInt(3) == 0 ? "2026-07-15" : "2027-07-01";
    Json.Obj body = ledger.grantBody(exclusivity, buyer, "CN", "2026-07-01", end, series);
    Json.Obj scope = body.object("scope").with("territories", set(some(random, PLACES)));
    if (random.nextBoolean()) {
      scope = scope.with("languages", set(some(random, ATOMS)));
    }
    return body.with("scope", scope);
  }

  private static Json set(List<String> codes) {
    return Json.Obj.of(Map.of("in", Json.Arr.ofStrings(codes)));
  }

  private static List<String> some(Random random, List<String> from) {
    List<String> some = new ArrayList<>(from);
    some.removeIf(it -> random.nextInt(3) == 0);
    return some.isEmpty() ? List.of(from.get(0)) : some;
  }
}
