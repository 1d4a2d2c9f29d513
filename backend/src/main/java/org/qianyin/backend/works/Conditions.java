package org.qianyin.backend.works;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The query of a list: what every list asks, and one condition more for each filter that is set.
 */
public final class Conditions {

  private final StringBuilder sql;
  private final List<Object> values;

  /**
   * @param sql with a condition already, and a question mark for each value
   */
  public Conditions(String sql, Object... values) {
    this.sql = new StringBuilder(sql);
    this.values = new ArrayList<>(List.of(values));
  }

  /**
   * Adds a condition if its value is there.
   *
   * @param condition with a question mark for the value, then one for each of {@code more}
   */
  public Conditions and(String condition, Optional<?> value, Object... more) {
    value.ifPresent(given -> {
      sql.append(" AND ").append(condition);
      values.add(given);
      values.addAll(List.of(more));
    });
    return this;
  }

  /** The first rows by a column. */
  public StatementSpec first(int limit, String column, JdbcClient jdbc) {
    values.add(limit);
    return jdbc.sql(sql + " ORDER BY " + column + " LIMIT ?").params(values);
  }
}
