package org.qianyin.proof.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides {@link RequiresProgram}. */
final class ProgramCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> lacking =
        required(context.getElement()).filter(name -> Programs.find(name).isEmpty()).toList();
    if (lacking.isEmpty()) {
      return ConditionEvaluationResult.enabled("every program is here");
    }
    for (String name : lacking) {
      NotRunHere.tell(name, Programs.missing(name));
    }
    return ConditionEvaluationResult.disabled("not run here: " + lacking);
  }

  private static Stream<String> required(Optional<AnnotatedElement> element) {
    return AnnotationSupport.findAnnotation(element, RequiresProgram.class).stream()
        .flatMap(needs -> Stream.of(needs.value()));
  }
}
