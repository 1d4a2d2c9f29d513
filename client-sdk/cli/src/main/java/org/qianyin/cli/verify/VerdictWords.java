package org.qianyin.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.cli.voice.Voice;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.entry.RegistrationNumber;

/** Prints a verdict for people: the answer first, then its first reason, then the grounds. */
final class VerdictWords {
  private final Voice voice;

  VerdictWords(Voice voice) {
    this.voice = voice;
  }

  /**
   * @param name of what was judged, safe to show
   */
  void print(String name, Verdict verdict) {
    String mark =
        switch (verdict.overall()) {
          case TOTAL_PASSED -> "mark.passed";
          case INDETERMINATE -> "mark.unknown";
          case TOTAL_FAILED -> "mark.failed";
        };
    voice.line(
        voice.text(mark)
            + " "
            + verdict
                .policyName()
                .map(policy -> voice.text("verdict." + verdict.overall().name(), name, policy))
                .orElseGet(() -> voice.text("verdict.unnamed." + verdict.overall().name(), name)));
    place(verdict);
    verdict.decisive().ifPresent(finding -> voice.line("  " + reason(finding)));
    line("verdict.passed", names(verdict, false));
    line("verdict.waived", names(verdict, true));
  }

  private void place(Verdict verdict) {
    if (verdict.entry().isPresent() && verdict.checkpoint().isPresent()) {
      var placed = verdict.entry().get();
      RegistrationNumber number =
          new RegistrationNumber(verdict.checkpoint().get().origin(), placed.seq());
      voice.line(
          "  "
              + voice.text(
                  "verdict.place",
                  number,
                  placed.entry().type(),
                  placed.seq(),
                  verdict.checkpoint().get().size()));
    }
  }

  private void line(String key, List<String> names) {
    if (!names.isEmpty()) {
      voice.line("  " + voice.text(key, String.join(voice.text("list.comma"), names)));
    }
  }

  /** The checks that passed, each once, with how often; either the waived ones or the others. */
  private List<String> names(Verdict verdict, boolean waived) {
    Map<CheckName, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() instanceof Check.Passed passed
          && waived == passed.evidence().equals(Check.WAIVED)) {
        counts.merge(finding.name(), 1, Integer::sum);
      }
    }
    List<String> names = new ArrayList<>();
    counts.forEach((name, count) -> {
      String word = voice.text("check." + name.text());
      names.add(count == 1 ? word : word + " ×" + count);
    });
    return names;
  }

  /** One finding: what, the code, the detail. */
  String reason(Finding finding) {
    String word = voice.text("check." + finding.name().text());
    if (finding.outcome() instanceof Check.Failed failed) {
      return voice.text("verdict.reason", word, failed.reason(), failed.detail());
    }
    return finding.outcome() instanceof Check.Unknown unknown
        ? voice.text(
            "verdict.reason",
            word,
            unknown.reason(),
            voice.explained(unknown.reason().code(), unknown.detail()).replace("\n", " "))
        : word;
  }
}
