package org.qianyin.backend.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page of a problem: where its {@code type} leads. */
@RestController
class ProblemsController {

  @GetMapping("/problems/{code}")
  ProblemKind explain(@PathVariable String code) {
    return ProblemCatalogue.bySlug(code)
        .orElseThrow(() -> new Rejected("NOT_FOUND", "no problem has the code " + code));
  }
}
