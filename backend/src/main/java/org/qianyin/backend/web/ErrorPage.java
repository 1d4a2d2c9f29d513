package org.qianyin.backend.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container itself refuses, such as a body that breaks off, is a problem as well. */
@RestController
class ErrorPage implements ErrorController {

  /** Request attribute: the problem that was found before the container gave up. */
  static final String PROBLEM = ErrorPage.class.getName() + ".problem";

  @RequestMapping("${server.error.path:/error}")
  @Nullable ResponseEntity<Problem> error(
      HttpServletRequest request, HttpServletResponse response, Locale locale) {
    if (response.isCommitted()) {
      return null; // half an answer is out: nothing may follow it
    }
    if (request.getAttribute(PROBLEM) instanceof Problem found) {
      return ProblemAdvice.send(found);
    }
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    String problem = ProblemAdvice.codeOf(HttpStatusCode.valueOf(status));
    return ProblemAdvice.send(Problem.of(problem, words(status), locale));
  }

  /** Of a bad request, nothing is left here to tell which of the two it was. */
  private static String words(int status) {
    return status == 400 || status == 408
        ? "request: it broke off, or did not arrive whole in time; send it again"
        : "request: it was refused";
  }
}
