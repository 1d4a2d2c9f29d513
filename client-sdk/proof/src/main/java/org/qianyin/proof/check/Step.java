package org.qianyin.proof.check;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;

/**
 * A step of the argument.
 *
 * @param applies whether bundle and policy give it something to do
 * @param needs the checks that must have passed, in each of their findings
 * @param run decides it
 */
record Step(
    CheckName name,
    Predicate<Examination> applies,
    List<CheckName> needs,
    Function<Examination, List<Finding>> run) {

  /** A step with one answer. */
  static Step of(CheckName name, Function<Examination, Check> check) {
    return each(name, examination -> List.of(new Finding(name, "", check.apply(examination))));
  }

  /** A step with an answer for each of several things. */
  static Step each(CheckName name, Function<Examination, List<Finding>> run) {
    return new Step(name, examination -> true, List.of(), run);
  }

  Step when(Predicate<Examination> condition) {
    return new Step(name, condition, needs, run);
  }

  Step after(CheckName... names) {
    return new Step(name, applies, List.of(names), run);
  }

  List<Finding> findings(Examination examination, List<Finding> before) {
    if (!applies.test(examination)) {
      return List.of();
    }
    boolean ready =
        before.stream()
            .filter(finding -> needs.contains(finding.name()))
            .allMatch(finding -> finding.outcome().isPassed());
    return ready ? run.apply(examination) : List.of(new Finding(name, "", Check.skipped()));
  }
}
