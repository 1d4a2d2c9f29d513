package org.qianyin.backend.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query parameter that nobody reads or that has no value: a misspelt or empty filter
 * would silently filter nothing.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    boolean asked = request.getDispatcherType() == DispatcherType.REQUEST;
    if (asked && query != null && handler instanceof HandlerMethod method) {
      SortedSet<String> known = names(method);
      Arrays.stream(query.split("&"))
          .filter(pair -> !pair.isEmpty())
          .forEach(pair -> check(pair, known));
    }
    return true;
  }

  private static void check(String pair, SortedSet<String> known) {
    String name = name(pair);
    if (!known.contains(name)) {
      String want = known.isEmpty() ? "no parameter" : String.join(", ", known);
      throw new Rejected("PARAMETER_UNKNOWN", Parameters.shown(name) + ": want " + want);
    }
    int equals = pair.indexOf('=');
    if (equals < 0 || equals == pair.length() - 1) {
      throw new Rejected("PARAMETER_INVALID", name + ": want a value, or no such parameter");
    }
  }

  private static SortedSet<String> names(HandlerMethod method) {
    SortedSet<String> names = new TreeSet<>();
    for (MethodParameter each : method.getMethodParameters()) {
      RequestParam wanted = each.getParameterAnnotation(RequestParam.class);
      if (wanted != null) {
        names.add(wanted.name().isEmpty() ? each.getParameter().getName() : wanted.name());
      }
    }
    return names;
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
