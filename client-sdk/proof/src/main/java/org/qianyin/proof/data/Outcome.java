package org.qianyin.proof.data;

import java.util.function.Function;

/**
 * What came of reading or checking something that a stranger sent: a value, or the first rule that
 * it broke. Exceptions are left to bugs and broken environments.
 */
public sealed interface Outcome<T> {

  record Ok<T>(T value) implements Outcome<T> {
    @Override
    public <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
      return next.apply(value);
    }

    @Override
    public T orThrow() {
      return value;
    }
  }

  record Refused<T>(Refusal refusal) implements Outcome<T> {
    @Override
    public <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
      return new Refused<>(refusal);
    }

    @Override
    public T orThrow() {
      throw new IllegalArgumentException(refusal.reason() + ": " + refusal.detail());
    }
  }

  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Outcome<T> refused(String code, String detail) {
    return new Refused<>(Refusal.of(code, detail));
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on with the value; a refusal stays what it is. */
  <R> Outcome<R> then(Function<? super T, Outcome<R>> next);

  /**
   * The value, where a refusal can only be a bug of the caller.
   *
   * @throws IllegalArgumentException with the reason code and detail, if this is a refusal
   */
  T orThrow();
}
