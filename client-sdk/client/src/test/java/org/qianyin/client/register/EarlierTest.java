package org.qianyin.client.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.client.Actor;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Problem;
import org.qianyin.client.Verifier;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.NoteSigner;

class EarlierTest {
  private static final String LOG = "localhost/earlier";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PartyId OWNER = PartyId.of("party:" + "1".repeat(64));
  @TempDir private Path folder;
  private Path proof;
  private Path secret;

  @BeforeEach
  void aRunSignedAndBroke() throws Exception {
    proof = folder.resolve("a.txt.qianyin.json");
    secret = folder.resolve("a.txt.qianyin.private.json");
    WorkDraft work = work(OWNER, "lantern", "NONE");
    Actor actor =
        new Actor(
            LOG, new Checkpoint(LOG, 1, Digest.sha256(new byte[0])), Clock.systemUTC(), RANDOM);
    Optional<DocCommitment> doc = actor.commit(work.leaves());
    SigningKey key = SigningKey.generate(Algorithm.ED25519, RANDOM);
    new PrivateFile(
            actor
                .draft(WorkDraft.TYPE, Optional.of(OWNER), work.body(), doc)
                .then(draft -> Actor.sign(draft, List.of(key)))
                .orThrow(),
            doc)
        .write(secret);
  }

  @Test
  void theSameRegistrationIsTakenUp() throws Exception {
    Earlier found = look(work(OWNER, "lantern", "NONE"), LOG).orThrow();
    assertThat(found.begun()).isPresent();
    assertThat(found.finished()).isEmpty();
  }

  @Test
  void anotherTitleIsAnotherRegistration() throws Exception {
    refused(look(work(OWNER, "eaves", "NONE"), LOG), "titles/0/text: lantern there, eaves now");
  }

  @Test
  void anotherOptionIsAnotherRegistration() throws Exception {
    refused(
        look(work(OWNER, "lantern", "ASSISTED"), LOG), "ai/involvement: NONE there, ASSISTED now");
  }

  @Test
  void anotherPartyIsAnotherRegistration() throws Exception {
    PartyId other = PartyId.of("party:" + "2".repeat(64));
    refused(look(work(other, "lantern", "NONE"), LOG), OWNER + " there, " + other + " now");
  }

  @Test
  void anotherLogIsAnotherRegistration() throws Exception {
    refused(look(work(OWNER, "lantern", "NONE"), "localhost/other"), "log: " + LOG + " there");
  }

  @Test
  void aSecretOrProofThatNobodyCanReadIsNotWrittenOver() throws Exception {
    Files.writeString(proof, "{}");
    assertThat(code(look(work(OWNER, "lantern", "NONE"), LOG))).isEqualTo("PROOF_UNREADABLE");
    Files.delete(proof);
    Files.writeString(secret, "cut off");
    assertThat(code(look(work(OWNER, "lantern", "NONE"), LOG))).isEqualTo("PROOF_UNREADABLE");
    assertThat(secret).hasContent("cut off");
  }

  @Test
  void theSecretOfARefusedEntryGoesUnlessAProofLiesBesideIt() throws Exception {
    Problem busy = problem(503, "BUSY");
    Problem ruled = problem(409, "CONTENT_REPEATED");
    Earlier.forget(busy, proof, secret);
    assertThat(secret).exists();
    Files.writeString(proof, "a proof");
    Earlier.forget(ruled, proof, secret);
    assertThat(secret).exists();
    Files.delete(proof);
    Earlier.forget(ruled, proof, secret);
    assertThat(secret).doesNotExist();
  }

  private Outcome<Earlier> look(WorkDraft work, String log) throws Exception {
    String key = NoteSigner.log(LOG, new byte[32]).verifierKey().text();
    String policy = "log " + key + "\nquorum none\naudit none\nmaxage none\n";
    Verifier verifier =
        new Verifier(
            Policy.parse(policy.getBytes(StandardCharsets.UTF_8)).orThrow(), Clock.systemUTC());
    return Earlier.look(proof, secret, work, log, verifier);
  }

  private static WorkDraft work(PartyId owner, String title, String ai) {
    return new WorkDraft(
        owner,
        "SERIES",
        "AUDIOVISUAL",
        title,
        "LEGAL_ENTITY",
        LocalDate.of(2026, 1, 1),
        Optional.empty(),
        true,
        Optional.empty(),
        OptionalLong.empty(),
        ai);
  }

  private static Problem problem(int status, String code) {
    return new Problem(status, code, "", "", Optional.empty(), List.of());
  }

  private static void refused(Outcome<Earlier> found, String words) {
    assertThat(code(found)).isEqualTo("REGISTERED_OTHERWISE");
    assertThat(((Outcome.Refused<Earlier>) found).refusal().detail())
        .contains(words)
        .contains("choose another name, or move both files away");
  }

  private static String code(Outcome<Earlier> found) {
    assertThat(found).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<Earlier>) found).refusal().reason().code();
  }
}
