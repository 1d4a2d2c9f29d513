package org.qianyin.rules.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.CodeSet;

class CoverageTest {

  private static final List<String> CODES =
      List.of("CN", "CN-GD", "CN-GD-A", "CN-ZJ", "JP", "US", "US-CA", "U");

  /** One point in what is left of each code, and one outside all of them. */
  private static final List<String> POINTS =
      List.of(
          "CN-zz",
          "CN-GD-zz",
          "CN-GD-A-zz",
          "CN-ZJ-zz",
          "JP-zz",
          "US-zz",
          "US-CA-zz",
          "U-zz",
          "zz");

  private record Raw(boolean all, List<String> in, List<String> out) {

    static Raw random(Random random) {
      boolean all = random.nextInt(3) == 0;
      return new Raw(all, all ? List.of() : some(random), some(random));
    }

    private static List<String> some(Random random) {
      List<String> codes = new ArrayList<>(CODES);
      codes.removeIf(code -> random.nextInt(3) != 0);
      return codes;
    }

    /** The rule of the specification, word by word. */
    boolean has(String point) {
      int in = all ? 0 : longest(in(), point);
      int out = longest(out(), point);
      return in >= 0 && in > out;
    }

    private static int longest(List<String> codes, String point) {
      return codes.stream()
          .filter(code -> point.equals(code) || point.startsWith(code + "-"))
          .mapToInt(String::length)
          .max()
          .orElse(-1);
    }

    Territories territories() {
      return Territories.of(new CodeSet(all, in, out));
    }
  }

  @Test
  void theLongestCoveringCodeDecidesAndATieGoesToOut() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      Raw raw = Raw.random(random);
      Territories set = raw.territories();
      for (String point : POINTS) {
        assertThat(set.contains(point)).as("%s at %s", raw, point).isEqualTo(raw.has(point));
      }
    }
  }

  @Test
  void theAlgebraIsThatOfPoints() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      Raw left = Raw.random(random);
      Raw right = Raw.random(random);
      Territories a = left.territories();
      Territories b = right.territories();
      boolean meet = false;
      boolean covered = true;
      for (String point : POINTS) {
        boolean l = left.has(point);
        boolean r = right.has(point);
        meet |= l && r;
        covered &= l || !r;
        assertThat(a.intersect(b).contains(point)).isEqualTo(l && r);
        assertThat(a.union(b).contains(point)).isEqualTo(l || r);
        assertThat(a.minus(b).contains(point)).isEqualTo(l && !r);
      }
      assertThat(a.intersects(b)).isEqualTo(meet);
      assertThat(a.covers(b)).isEqualTo(covered);
      assertThat(a.isEmpty()).isEqualTo(POINTS.stream().noneMatch(left::has));
    }
  }

  @Test
  void equalSetsAreEqualHoweverTheyAreWritten() {
    Random random = new Random(3);
    int equal = 0;
    for (int i = 0; i < 3000; i++) {
      Raw left = Raw.random(random);
      Raw right = Raw.random(random);
      boolean same = POINTS.stream().allMatch(point -> left.has(point) == right.has(point));
      equal += same ? 1 : 0;
      assertThat(left.territories().equals(right.territories())).isEqualTo(same);
    }
    assertThat(equal).isPositive();
    assertThat(Territories.of("CN", "CN-GD")).isEqualTo(Territories.of("CN"));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      Territories set = Raw.random(random).territories();
      Territories again = Territories.of();
      for (Json.Obj form : set.toJson()) {
        Territories part = Territories.of(CodeSet.of(form));
        assertThat(part.intersects(again)).isFalse();
        again = again.union(part);
      }
      assertThat(again).isEqualTo(set);
    }
  }

  @Test
  void aCountryWithoutAllItsNamedPartsIsNotEmpty() {
    assertThat(Territories.of("CN").minus(Territories.of("CN-GD", "CN-ZJ")).isEmpty()).isFalse();
    assertThat(Territories.of("CN").minus(Territories.of("CN")).isEmpty()).isTrue();
  }

  @Test
  void aChannelCoversItselfAlone() {
    Channels play = Channels.of("svc:dns:play.co");
    assertThat(play.contains("svc:dns:play.co")).isTrue();
    assertThat(play.contains("svc:dns:play.co-op.jp")).isFalse();
    assertThat(play.intersects(Channels.of("svc:dns:play.co-op.jp"))).isFalse();
  }

  @Test
  void aLanguageCoversItsVariants() {
    Languages chinese = Languages.of("audio:zh");
    assertThat(chinese.contains("audio:zh-yue")).isTrue();
    assertThat(chinese.contains("sub:zh")).isFalse();
    assertThat(Languages.all().minus(Languages.of("audio:zh-yue")).containsAll("audio:zh"))
        .isFalse();
    assertThat(Languages.allBut("audio:zh-yue").contains("audio:zh")).isTrue();
  }

  @Test
  void anExceptionFromAnExceptionMakesASecondForm() {
    Territories set = Territories.allBut("CN", "JP").union(Territories.of("CN-GD"));
    assertThat(
            set.toJson().stream()
                .map(form ->
                    new String(Jcs.write(form), java.nio.charset.StandardCharsets.US_ASCII)))
        .containsExactly("{\"in\":\"*\",\"out\":[\"CN\",\"JP\"]}", "{\"in\":[\"CN-GD\"]}");
    assertThat(set.writable()).hasSize(2);
  }

  @Test
  void saysItInWords() {
    assertThat(Territories.of("JP", "TW").inWords(Locale.CHINESE)).isEqualTo("日本、中国台湾");
    assertThat(Territories.allBut("JP").inWords(Locale.ENGLISH))
        .isEqualTo("worldwide except Japan");
    assertThat(Territories.of("CN").inWords(Locale.ENGLISH)).isEqualTo("China (mainland)");
    assertThat(Languages.of("audio:zh", "sub:ja").inWords(Locale.CHINESE)).isEqualTo("音频中文、字幕日语");
    assertThat(new TreeSet<>(Territories.allBut("JP").codes())).containsExactly("JP");
  }
}
