package org.qianyin.backend.works;

import org.qianyin.backend.ledger.EntrySequenced;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module without a server, for tests of those who read it. */
public final class WorksOfTests {

  private final Works works;
  private final WorksProjection projection;

  public WorksOfTests(JdbcClient jdbc) {
    this.works = new Works(jdbc);
    this.projection = new WorksProjection(works);
  }

  public Works works() {
    return works;
  }

  public void on(EntrySequenced event) {
    projection.on(event);
  }
}
