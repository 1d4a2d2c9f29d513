package org.qianyin.cli.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDrawingTest {
  @ParameterizedTest
  @CsvSource({"0,1,0", "0,2,1", "2,3,1", "5,14,4", "13,14,3", "63,64,6", "1000,100000,17"})
  void ringsAsManyHashesAsTheProofHas(long seq, long size, int hashes) {
    assertThat(count(draw(seq, size), "class=\"sib\"")).isEqualTo(hashes);
  }

  @Test
  void drawsEveryLeafOfASmallTree() {
    assertThat(count(draw(5, 14), "<rect")).isEqualTo(14 + 1);
  }

  @Test
  void drawsOnlyThePathOfALargeTree() {
    String drawing = draw(777, 1_000_000);
    assertThat(drawing.length()).isLessThan(10_000);
    assertThat(drawing).contains(">777</text>");
  }

  @Test
  void saysInWordsWhatItShows() {
    assertThat(draw(0, 1)).contains("role=\"img\" aria-label=\"a tree\"");
  }

  private static String draw(long seq, long size) {
    Html out = new Html();
    TreeDrawing.draw(out, seq, size, "a tree");
    return out.toString();
  }

  private static long count(String in, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(in).results().count();
  }
}
