package org.qianyin.client.register;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One question, asked once, whose answer holds for all. */
final class Consent {
  private @Nullable Boolean answer;

  synchronized boolean given(BooleanSupplier question) {
    if (answer == null) {
      answer = question.getAsBoolean();
    }
    return answer;
  }
}
