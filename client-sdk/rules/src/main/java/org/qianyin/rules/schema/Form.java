package org.qianyin.rules.schema;

import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/** What a value of a body must look like; a pure check of one JSON value. */
@FunctionalInterface
public interface Form {

  /**
   * @param at where the value stands
   * @return the first broken rule, or empty
   */
  Optional<Refusal> check(Place at, Json value);
}
