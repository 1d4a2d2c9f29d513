package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.testing.PlaceholderTypes;

/** Every stateless check of an entry, signatures included, with the types of version 1. */
class EntryVectorsTest {

  private static final EntryTypes TYPES = PlaceholderTypes.and(Rules.types());

  static List<LedgerVectors.Case> bodies() {
    return LedgerVectors.read("bodies.json", "cases");
  }

  static List<LedgerVectors.Case> envelopes() {
    return LedgerVectors.read("entries.json", "cases");
  }

  static List<LedgerVectors.Case> subjects() {
    return LedgerVectors.read("subjects.json", "entries");
  }

  @Test
  void readsAllCases() {
    assertThat(bodies()).hasSize(1389);
    assertThat(bodies()).filteredOn(given -> !given.reason().isEmpty()).hasSize(912);
    assertThat(envelopes()).hasSize(205);
    assertThat(subjects()).hasSize(42);
  }

  @ParameterizedTest
  @MethodSource({"bodies", "envelopes", "subjects"})
  void judgesEachEntryByTheFirstRuleThatItBreaks(LedgerVectors.Case given) {
    Outcome<Entry> outcome = Entry.parse(given.bytes(), TYPES).then(EntryVectorsTest::signed);
    if (outcome instanceof Outcome.Refused<Entry> refused) {
      assertThat(refused.refusal().reason().code())
          .as(refused.refusal().detail())
          .isEqualTo(given.reason());
      return;
    }
    assertThat(given.reason()).as(given.name()).isEmpty();
    Entry entry = outcome.orThrow();
    given.facts().optionalString("id").ifPresent(id -> assertThat(entry.id().hex()).isEqualTo(id));
    if (given.facts().has("subjects")) {
      assertThat(entry.subjects().stream().map(Subject::text))
          .containsExactlyElementsOf(given.facts().strings("subjects"));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void saysWhereABodyIsBrokenAndWhatToDo(LedgerVectors.Case given) {
    if (Entry.parse(given.bytes(), TYPES) instanceof Outcome.Refused<Entry> refused
        && refused.refusal().reason().code().equals("BAD_BODY")) {
      assertThat(refused.refusal().detail()).matches("(body|doc)[A-Za-z0-9.\\[\\]]*: .+; .+");
    }
  }

  private static Outcome<Entry> signed(Entry entry) {
    return entry.checkSignatures().map(Outcome::<Entry>refused).orElseGet(() -> Outcome.ok(entry));
  }
}
