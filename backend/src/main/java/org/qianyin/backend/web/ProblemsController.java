package org.qianyin.backend.web;

import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page of a problem: where its {@code type} leads. */
@RestController
class ProblemsController {

  @GetMapping("/problems/{code}")
  ProblemKind explain(@PathVariable String code) {
    // The code itself leads here as well: it is what people copy from an answer.
    return ProblemCatalogue.bySlug(code.toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElseThrow(() -> new Rejected("NOT_FOUND", "code: no problem has the code " + code));
  }
}
