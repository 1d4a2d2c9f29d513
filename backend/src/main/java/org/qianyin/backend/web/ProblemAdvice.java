package org.qianyin.backend.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever ends a request into a problem. Nothing of a failure's inside goes out. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> rejected(Rejected e, Locale locale, HttpServletRequest request) {
    Problem problem = e.problem(locale);
    // The container may have ended the exchange before us, and then asks for an error page.
    request.setAttribute(ErrorPage.PROBLEM, problem);
    return send(problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> badParameter(MethodArgumentTypeMismatchException e, Locale locale) {
    return send(
        Problem.of("PARAMETER_INVALID", e.getName() + ": cannot be read as its type", locale));
  }

  /** The container reads the query late, when the first parameter is asked for. */
  @ExceptionHandler
  ResponseEntity<Problem> badQuery(InvalidParameterException e, Locale locale) {
    return send(
        Problem.of("PARAMETER_INVALID", "query: want name=value, percent-encoded UTF-8", locale));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, Locale locale) {
    return send(
        Problem.of(
            "BAD_REQUEST", "body: want JSON of the shape that /v1/openapi.json gives", locale));
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Problem> database(RuntimeException e, Locale locale) {
    LOG.warn("the database does not answer: {}", e.getMessage());
    return send(Problem.of("LEDGER_UNAVAILABLE", DatabaseTrouble.of(e), locale));
  }

  /** Handed on to the container, which then closes the connection. */
  @ExceptionHandler
  void cutOff(CutOff e) {
    throw e;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> gone(AsyncRequestNotUsableException e) {
    return null;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> other(Exception e, Locale locale, HttpServletRequest request) {
    if (e instanceof ErrorResponse response) {
      return send(
          Problem.of(codeOf(response.getStatusCode()), wordsOf(response, request), locale),
          response.getHeaders());
    }
    if (e instanceof IOException && "Broken pipe".equals(e.getMessage())) {
      return null;
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return send(Problem.of("INTERNAL", "server: see its log", locale));
  }

  private static String wordsOf(ErrorResponse response, HttpServletRequest request) {
    if (response.getStatusCode().value() == 404) {
      return "path: nothing is at "
          + request.getRequestURI()
          + "; every path is in /v1/openapi.json";
    }
    return switch (response) {
      case HttpMediaTypeNotSupportedException type ->
          "Content-Type: want " + MediaType.toString(type.getSupportedMediaTypes());
      case HttpMediaTypeNotAcceptableException type ->
          "Accept: want " + MediaType.toString(type.getSupportedMediaTypes());
      case HttpRequestMethodNotSupportedException method ->
          "method: want one that Allow names, got " + method.getMethod();
      case MissingServletRequestParameterException missing ->
          missing.getParameterName() + ": required, but missing";
      default -> "request: " + response.getBody().getDetail();
    };
  }

  static String codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "NOT_FOUND";
      case 405 -> "METHOD_NOT_ALLOWED";
      case 406 -> "NOT_ACCEPTABLE";
      case 413 -> "BODY_TOO_LARGE";
      case 415 -> "UNSUPPORTED_MEDIA_TYPE";
      case 503 -> "OVERLOADED";
      default -> status.is4xxClientError() ? "BAD_REQUEST" : "INTERNAL";
    };
  }

  static ResponseEntity<Problem> send(Problem problem) {
    return send(problem, HttpHeaders.EMPTY);
  }

  /**
   * @param demanded by the status, such as {@code Allow} by 405
   */
  private static ResponseEntity<Problem> send(Problem problem, HttpHeaders demanded) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(demanded);
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == 503) {
      headers.set(HttpHeaders.RETRY_AFTER, "1");
    }
    return ResponseEntity.status(problem.status()).headers(headers).body(problem);
  }
}
