package org.qianyin.rules.schema;

import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/** What must hold between the members of one object, each of which has its form already. */
@FunctionalInterface
public interface Rule {

  /**
   * @param at where the object stands
   * @return {@code BAD_BODY}, or empty
   */
  Optional<Refusal> check(Place at, Json.Obj object);
}
