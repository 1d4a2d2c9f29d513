package org.qianyin.rules.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static Instant day(int n) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86400L * n);
  }

  private static Window random(Random random) {
    int start = random.nextInt(8);
    return random.nextInt(4) == 0
        ? Window.from(day(start))
        : Window.of(day(start), day(start + 1 + random.nextInt(5)));
  }

  @Test
  void theAlgebraIsThatOfInstants() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      Window a = random(random);
      Window b = random(random);
      List<Window> left = a.minus(b);
      boolean covered = true;
      for (int n = 0; n < 20; n++) {
        Instant at = day(n);
        boolean both = a.contains(at) && b.contains(at);
        covered &= a.contains(at) || !b.contains(at);
        assertThat(a.intersect(b).map(it -> it.contains(at)).orElse(false)).isEqualTo(both);
        assertThat(left.stream().filter(it -> it.contains(at)).count())
            .isEqualTo(a.contains(at) && !b.contains(at) ? 1 : 0);
      }
      assertThat(a.covers(b)).isEqualTo(covered);
    }
  }

  @Test
  void windowsThatOnlyTouchDoNotMeet() {
    assertThat(Window.of(day(0), day(1)).intersects(Window.of(day(1), day(2)))).isFalse();
    assertThat(Window.of(day(0), day(1)).contains(day(1))).isFalse();
  }

  @Test
  void anEmptyWindowIsRefused() {
    assertThatThrownBy(() -> Window.of(day(1), day(1))).hasMessageContaining("start < end");
  }

  @Test
  void cutsOffAtAnInstant() {
    assertThat(Window.from(day(1)).until(day(3))).contains(Window.of(day(1), day(3)));
    assertThat(Window.from(day(1)).until(day(1))).isEqualTo(Optional.empty());
    assertThat(Window.of(day(1), day(2)).until(day(3))).contains(Window.of(day(1), day(2)));
  }

  @Test
  void wholeLocalDaysAreWrittenAsDatesBothInclusive() {
    Window year =
        Window.of(Instant.parse("2026-06-30T16:00:00Z"), Instant.parse("2029-06-30T16:00:00Z"));
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    assertThat(year.inWords(Locale.CHINESE, shanghai))
        .isEqualTo("2026-07-01 至 2029-06-30（Asia/Shanghai）");
    assertThat(year.inWords(Locale.ENGLISH, ZoneId.of("UTC")))
        .isEqualTo("2026-06-30 16:00:00 to 2029-06-30 16:00:00 (UTC)");
    assertThat(Window.from(day(0)).inWords(Locale.ENGLISH, ZoneId.of("UTC")))
        .isEqualTo("2026-01-01 to the end of protection (UTC)");
  }
}
