package org.qianyin.backend.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the container refuses before the application sees it, such as a path that leads out of the
 * root or a header that is too large, is a problem as well and not a page of the container's. Made
 * by the container from its name, hence public.
 */
public final class ContainerProblems extends ErrorReportValve {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String detail =
        status < 500
            ? "request: its path or head cannot be read; every path is in /v1/openapi.json"
            : "server: see its log";
    String code = ProblemAdvice.codeOf(HttpStatusCode.valueOf(status));
    Problem problem = Problem.of(code, detail, request.getLocale());
    response.setStatus(problem.status());
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer out = response.getReporter();
      if (out != null) {
        out.write(JSON.writeValueAsString(problem));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // Nobody is there to read it any more.
    }
  }
}
