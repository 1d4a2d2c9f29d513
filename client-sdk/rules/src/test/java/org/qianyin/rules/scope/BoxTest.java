package org.qianyin.rules.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.SignedScope;

class BoxTest {

  private static final List<String> USES = List.of("svod", "avod", "linear");
  private static final List<String> PLACES = List.of("CN", "CN-GD", "JP", "US");
  private static final List<String> ATOMS = List.of("audio:zh", "audio:zh-yue", "sub:ja");
  private static final List<String> SERVICES = List.of("svc:a", "svc:b", "svc:c");

  private static Instant day(int n) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86400L * n);
  }

  private static String[] some(Random random, List<String> from) {
    return from.stream().filter(it -> random.nextBoolean()).toArray(String[]::new);
  }

  static Box random(Random random) {
    int start = random.nextInt(4);
    return new Box(
        new TreeSet<>(List.of(some(random, USES))),
        random.nextBoolean()
            ? Territories.of(some(random, PLACES))
            : Territories.allBut(some(random, PLACES)),
        random.nextBoolean() ? Languages.all() : Languages.of(some(random, ATOMS)),
        random.nextBoolean() ? Channels.all() : Channels.of(some(random, SERVICES)),
        random.nextInt(3) == 0
            ? Window.from(day(start))
            : Window.of(day(start), day(start + 1 + random.nextInt(3))));
  }

  private static boolean has(
      Box box, String use, String place, String atom, String service, int n) {
    return box.uses().contains(use)
        && box.territories().contains(place)
        && box.languages().contains(atom)
        && box.channels().contains(service)
        && box.window().contains(day(n));
  }

  private interface Point {
    boolean in(Box box);
  }

  private static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (String use : USES) {
      for (String place : List.of("CN-z", "CN-GD-z", "JP-z", "US-z", "z")) {
        for (String atom : List.of("audio:zh-z", "audio:zh-yue-z", "sub:ja-z", "z")) {
          for (String service : List.of("svc:a", "svc:b", "svc:c", "svc:z")) {
            for (int n = 0; n < 9; n++) {
              int at = n;
              points.add(box -> has(box, use, place, atom, service, at));
            }
          }
        }
      }
    }
    return points;
  }

  @Test
  void theAlgebraIsThatOfPoints() {
    Random random = new Random(6);
    List<Point> points = points();
    for (int i = 0; i < 150; i++) {
      Box a = random(random);
      Box b = random(random);
      List<Box> left = a.minus(b);
      boolean meet = false;
      boolean covered = true;
      for (Point point : points) {
        boolean inA = point.in(a);
        boolean inB = point.in(b);
        meet |= inA && inB;
        covered &= inA || !inB;
        assertThat(left.stream().filter(point::in).count()).isEqualTo(inA && !inB ? 1 : 0);
      }
      assertThat(a.intersects(b)).isEqualTo(meet);
      assertThat(a.intersect(b).isPresent()).isEqualTo(meet);
      assertThat(a.covers(b)).isEqualTo(covered);
      assertThat(left).noneMatch(Box::isEmpty);
    }
  }

  @Test
  void aScopeIsWrittenAsItWasRead() {
    String text =
        "{\"end\":\"2029-06-30T16:00:00.000Z\",\"exclusivity\":\"EXCLUSIVE\",\"languages\":{\"in\":[\"audio:zh\",\"sub:ja\"]},"
            + "\"rights\":[\"network\"],\"start\":\"2026-06-30T16:00:00.000Z\",\"territories\":{\"in\":[\"JP\",\"KR\"]},\"uses\":[\"svod\"]}";
    Scope scope = Scope.of(SignedScope.of(json(text)));
    assertThat(scope.toJson().map(it -> new String(Jcs.write(it), StandardCharsets.US_ASCII)))
        .contains(text);
    assertThat(scope.inWords(Locale.CHINESE))
        .isEqualTo("专有（独占）许可：会员点播；日本、韩国；音频中文、字幕日语；2026-07-01 至 2029-06-30（Asia/Shanghai）");
    assertThat(scope.inWords(Locale.ENGLISH))
        .isEqualTo(
            "exclusive: subscription video on demand; Japan, South Korea; audio Chinese, subtitles Japanese; 2026-07-01 to 2029-06-30 (Asia/Shanghai)");
  }

  @Test
  void wordsNameTheChannels() {
    Box box =
        new Box(
            new TreeSet<>(List.of("svod")),
            Territories.all(),
            Languages.all(),
            Channels.of("svc:a"),
            Window.from(day(0)));
    assertThat(box.inWords(Locale.ENGLISH, ZoneId.of("UTC")))
        .contains("worldwide; svc:a; 2026-01-01");
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Jcs.parse(text.getBytes(StandardCharsets.UTF_8), 16).orThrow();
  }
}
