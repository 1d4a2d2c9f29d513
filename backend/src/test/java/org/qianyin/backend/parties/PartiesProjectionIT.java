package org.qianyin.backend.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.backend.SampleLog.json;

import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.ProjectionsDatabase;
import org.qianyin.backend.SampleLog;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;

class PartiesProjectionIT extends ProjectionsDatabase {

  private Parties parties;
  private SampleLog log;

  @BeforeEach
  void start() {
    parties = new Parties(jdbc());
    PartiesProjection projection = new PartiesProjection(parties);
    log = new SampleLog(projection::on);
  }

  private Party party(PartyId id) {
    return parties.find(id.registration()).orElseThrow();
  }

  @Test
  void keepsWhatARegistrationSays() {
    PartyId id = log.party("org", Map.of("legalName", new Json.Str("杭州某某动漫有限公司")));
    assertThat(party(id).kind()).isEqualTo("org");
    assertThat(party(id).name()).contains("杭州某某动漫有限公司");
    assertThat(party(id).keys()).containsExactly(new Party.Key("ed25519", SampleLog.key(), null));
  }

  @Test
  void neverShowsTheNameOfAPerson() {
    PartyId id = log.party("person", Map.of("legalName", new Json.Str("张三")));
    assertThat(party(id).name()).isEmpty();
  }

  @Test
  void takesANameWithHiddenCharactersForWithheld() {
    PartyId id = log.party("org", Map.of("legalName", new Json.Str("a\u202Eb\u0000")));
    assertThat(party(id).name()).isEmpty();
  }

  @Test
  void replacesTheKeysOfARotation() {
    PartyId id = log.party();
    String fresh =
        SigningKey.generate(Algorithm.ED25519, new SecureRandom()).publicKey().multikey();
    log.append(
        "key.rotated",
        id,
        json(
            "{\"keys\":[{\"alg\":\"ed25519\",\"custodian\":\"%s\",\"key\":\"%s\"}],\"next\":[]}"
                .formatted(id, fresh)),
        Map.of());
    assertThat(party(id).keys()).containsExactly(new Party.Key("ed25519", fresh, id.toString()));
  }

  @Test
  void removesTheKeysOfARevocation() {
    PartyId id = log.party();
    PartyId other = log.party();
    log.append("key.revoked", id, json("{\"keys\":[\"%s\"]}".formatted(SampleLog.key())), Map.of());
    assertThat(party(id).keys()).isEmpty();
    assertThat(party(other).keys()).hasSize(1);
  }
}
