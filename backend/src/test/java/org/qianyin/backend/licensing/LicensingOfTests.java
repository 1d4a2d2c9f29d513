package org.qianyin.backend.licensing;

import org.qianyin.backend.ledger.EntrySequenced;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module without a server, for tests of those who read it. */
public final class LicensingOfTests {

  private final Licenses licenses;
  private final LicensesProjection projection;

  public LicensingOfTests(JdbcClient jdbc) {
    this.licenses = new Licenses(jdbc);
    this.projection = new LicensesProjection(licenses);
  }

  public Licenses licenses() {
    return licenses;
  }

  public void on(EntrySequenced event) {
    projection.on(event);
  }
}
