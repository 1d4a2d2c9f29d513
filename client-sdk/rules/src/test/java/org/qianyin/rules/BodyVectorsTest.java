package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Subject;

/** Every body of the specification, valid and broken, against the stateless checks of entries. */
class BodyVectorsTest {

  static List<LedgerVectors.Case> cases() {
    return LedgerVectors.read("bodies.json", "cases");
  }

  @Test
  void readsAllCases() {
    assertThat(cases()).hasSize(1389);
    assertThat(cases()).filteredOn(given -> !given.reason().isEmpty()).hasSize(912);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgesEachBodyByTheFirstRuleThatItBreaks(LedgerVectors.Case given) {
    Outcome<Entry> outcome = Entry.parse(given.bytes(), Rules.types());
    if (outcome instanceof Outcome.Refused<Entry> refused) {
      assertThat(refused.refusal().reason().code())
          .as(refused.refusal().detail())
          .isEqualTo(given.reason());
      if (given.reason().equals("BAD_BODY")) {
        assertThat(refused.refusal().detail()).matches("(body|doc)[^ ]*: .+; .+");
      }
      return;
    }
    Entry entry = outcome.orThrow();
    assertThat(given.reason()).as(given.name()).isEmpty();
    assertThat(entry.id().hex()).isEqualTo(given.facts().string("id"));
    if (given.facts().has("subjects")) {
      assertThat(entry.subjects().stream().map(Subject::text))
          .containsExactlyElementsOf(given.facts().strings("subjects"));
    }
  }
}
