package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.database.PostgresServer;
import org.qianyin.backend.database.PostgresServer.Version;
import org.qianyin.backend.platform.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a server of the other version, over TLS, as a role that may only add. */
class EntriesOnPostgres17IT extends EntriesIT {

  private static final Path DATA = newFolder();
  private static final PostgresServer POSTGRES = PostgresServer.ofClass(Version.V17);

  @TestConfiguration(proxyBeanMethods = false)
  static class Ends {
    @Bean(destroyMethod = "close")
    PostgresServer postgres() {
      return POSTGRES;
    }
  }

  @Autowired private JdbcClient jdbc;
  @Autowired private DataFolder folder;

  @Test
  void isServedByThatVersionAndByThatRole() {
    assertThat(jdbc.sql("SHOW server_version").query(String.class).single()).startsWith("17.");
    assertThat(jdbc.sql("SELECT current_user").query(String.class).single()).isEqualTo("qianyin");
    assertThat(folder.root()).isEqualTo(DATA);
    assertThat(DATA.resolve("postgres")).doesNotExist();
  }

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("qianyin.data", DATA::toString);
    POSTGRES.settings().forEach((name, value) -> registry.add(name, () -> value));
  }
}
