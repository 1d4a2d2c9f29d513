package org.qianyin.backend.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads on for a while when a request was refused in the middle of its body, and throws away what
 * comes: a connection that is closed on unread bytes is reset, and the reset overtakes the answer
 * (RFC 9112 §9.6).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LingeringClose extends OncePerRequestFilter {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int PIECE = 64 << 10;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (response.isCommitted() && response.getStatus() >= 400) {
      try {
        response.flushBuffer();
        drain(request.getInputStream());
      } catch (IOException | IllegalStateException e) {
        // The sender has heard the answer and gone, or there is no body that could be read.
      }
    }
  }

  private static void drain(InputStream body) throws IOException {
    long end = System.nanoTime() + LONGEST.toNanos();
    byte[] piece = new byte[PIECE];
    int got = 0;
    while (got >= 0 && System.nanoTime() < end) {
      got = body.read(piece);
    }
  }
}
