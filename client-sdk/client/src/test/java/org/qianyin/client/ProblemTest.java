package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.entry.EntryId;

class ProblemTest {
  private static final String ID = "ab".repeat(32);
  private static final String BOX =
      "'end':'2027-01-01T00:00:00.000Z','rights':['network'],'start':'2026-01-01T00:00:00.000Z',"
          + "'territories':{'in':['JP']},'uses':['svod']";

  private static Problem read(String members) {
    String json = "{'code':'EXISTING_EXCLUSIVE','detail':'scope'," + members + "}";
    return Problem.read(409, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void showsTheLicencesThatBlockAndWhereBothMeet() {
    Problem problem =
        read(
            "'conflicts':[{'boxes':[{%s}],'license':'license:%s','reasons':['EXISTING_EXCLUSIVE'],'works':['work:%s']}]"
                .formatted(BOX, ID, ID));
    Blocking blocking = problem.conflicts().get(0);
    assertThat(blocking.license()).isEqualTo(EntryId.ofHex(ID));
    assertThat(blocking.works()).containsExactly(EntryId.ofHex(ID));
    assertThat(blocking.reasons()).containsExactly("EXISTING_EXCLUSIVE");
    assertThat(blocking.boxes().get(0).inWords(Locale.ENGLISH, ZoneOffset.UTC))
        .contains("Japan", "2026-01-01 to 2026-12-31");
  }

  @Test
  void offersWhatWouldBeAcceptedInstead() {
    Problem problem =
        read(
            "'remainders':[{'scope':{%s,'exclusivity':'EXCLUSIVE'},'subjectTo':['%s'],'works':['%s']}]"
                .formatted(BOX, ID, ID));
    assertThat(problem.remainders().get(0).works()).containsExactly(EntryId.ofHex(ID));
    assertThat(problem.remainders().get(0).subjectTo()).containsExactly(EntryId.ofHex(ID));
    assertThat(problem.remainders().get(0).scope().inWords(Locale.ENGLISH)).contains("exclusive");
  }

  @Test
  void leavesOutWhatItDoesNotUnderstand() {
    Problem problem =
        read(
            "'conflicts':[{'license':'license:1'},7,{'boxes':[{%s}],'license':'license:%s'}],"
                    .formatted(BOX.replace("2026-01-01T", "2026-13-01T"), ID)
                + "'remainders':[{'works':'all'}]");
    assertThat(problem.code()).isEqualTo("EXISTING_EXCLUSIVE");
    assertThat(problem.conflicts()).isEmpty();
    assertThat(problem.remainders()).isEmpty();
  }
}
