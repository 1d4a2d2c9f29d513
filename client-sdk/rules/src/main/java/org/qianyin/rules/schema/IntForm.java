package org.qianyin.rules.schema;

import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/** An integer from {@code min} to {@code max}, both included. */
record IntForm(long min, long max) implements Form {

  @Override
  public Optional<Refusal> check(Place at, Json value) {
    return value instanceof Json.Int number && number.value() >= min && number.value() <= max
        ? Optional.empty()
        : at.refuse(
            "an integer from " + min + " to " + max, value, "write a number without quotes");
  }
}
