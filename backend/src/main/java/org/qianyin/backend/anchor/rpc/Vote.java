package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint said to a question that several were asked: an answer, no, or nothing.
 *
 * @param answer else null
 * @param failure why there is none, else null
 */
public record Vote<T>(Endpoint endpoint, @Nullable T answer, @Nullable IOException failure) {

  private static final int LONGEST = 160;

  static <T> Vote<T> of(Endpoint endpoint, Endpoint.Question<T> question) {
    try {
      return new Vote<>(endpoint, endpoint.ask(question), null);
    } catch (IOException e) {
      return new Vote<>(endpoint, null, e);
    }
  }

  public boolean isAnswer() {
    return answer != null;
  }

  /**
   * @throws IllegalStateException if there is none
   */
  public T value() {
    if (answer == null) {
      throw new IllegalStateException(endpoint + " gave no answer");
    }
    return answer;
  }

  T orThrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return value();
  }

  /** A no counts as much as an answer; a fault does not. */
  boolean counts() {
    return answer != null || failure instanceof Refused;
  }

  /** Nodes say no in words of their own: all noes are one ballot. */
  Object ballot() {
    return answer == null ? Optional.empty() : answer;
  }

  @Override
  public String toString() {
    if (failure instanceof EndpointFault fault) {
      return String.valueOf(fault.getMessage());
    }
    String said = String.valueOf(failure == null ? answer : failure.getMessage());
    return endpoint + " says " + said.substring(0, Math.min(said.length(), LONGEST));
  }
}
