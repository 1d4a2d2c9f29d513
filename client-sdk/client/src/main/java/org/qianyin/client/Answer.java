package org.qianyin.client;

import java.util.function.Function;

/** What a server answered: the thing asked for, a refusal, or that it is not there yet. */
public sealed interface Answer<T> {
  record Given<T>(T value) implements Answer<T> {}

  record Refused<T>(Problem problem) implements Answer<T> {}

  /** Ask again later; evidence of nothing. */
  record NotYet<T>() implements Answer<T> {}

  /** Goes on with what was given; anything else stays what it is. */
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    if (this instanceof Given<T> given) {
      return next.apply(given.value());
    }
    return this instanceof Refused<T> refused ? new Refused<>(refused.problem()) : new NotYet<>();
  }
}
