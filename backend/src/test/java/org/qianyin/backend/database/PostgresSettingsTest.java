package org.qianyin.backend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PostgresSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example.org/qianyin, VERIFY_FULL",
    "'jdbc:postgresql://localhost:5432,db.example.org/qianyin', VERIFY_FULL",
    "jdbc:postgresql://localhost.example.org/qianyin, VERIFY_FULL",
    "jdbc:postgresql://localhost:5432/qianyin, NONE",
    "jdbc:postgresql://127.0.0.1/qianyin, NONE",
    "jdbc:postgresql://[::1]:5432/qianyin, NONE"
  })
  void whatLeavesTheMachineIsEncryptedAndTheServerProven(String url, Tls tls) {
    assertThat(bound(Map.of("url", url)).server().tls()).isEqualTo(tls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.org/qianyin?sslmode=disable",
        "jdbc:postgresql://somebody:secret@db.example.org/qianyin",
        "jdbc:postgresql:qianyin",
        "jdbc:mysql://db.example.org/qianyin"
      })
  void anAddressCannotWeakenTheSettingsNorCarryAPassword(String url) {
    assertThatThrownBy(() -> bound(Map.of("url", url)))
        .rootCause()
        .hasMessageStartingWith("qianyin.postgres.url: want jdbc:postgresql://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aSilentServerIsGivenUpLaterThanAStatement() {
    assertThatThrownBy(() -> bound(Map.of("deadlines.statement", "2m")))
        .rootCause()
        .hasMessageStartingWith("qianyin.postgres.deadlines.answer: want more");
  }

  @Test
  void aPasswordIsNeverShown() {
    PostgresSettings settings =
        bound(
            Map.of(
                "url", "jdbc:postgresql://db.example.org/qianyin",
                "password", "secret",
                "migration.user", "qianyin_owner",
                "migration.password", "secret"));
    assertThat(settings.toString() + settings.server()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"160014, POSTGRES_VERSION", "150018, POSTGRES_VERSION"})
  void anOlderPostgresIsRefused(int version, String code) {
    ServerFacts old = new ServerFacts(version, "UTF8", "on", "on", "on");
    assertThat(old.objection()).get().extracting(Objection::code).isEqualTo(code);
    assertThat(new ServerFacts(170000, "UTF8", "on", "on", "on").objection()).isEmpty();
  }

  private static PostgresSettings bound(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("qianyin.postgres." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("qianyin.postgres", PostgresSettings.class);
  }
}
