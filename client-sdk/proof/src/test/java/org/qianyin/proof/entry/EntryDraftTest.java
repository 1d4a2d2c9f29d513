package org.qianyin.proof.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.testing.PlaceholderTypes;

class EntryDraftTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final EntryTypes TYPES = PlaceholderTypes.withJournal();
  private static final PartyId PARTY = new PartyId(new EntryId(Digest.sha256(new byte[1])));
  private static final Json.Obj BODY =
      Json.Obj.of(Map.of("commit", new Json.Str(Digest.sha256(new byte[2]).hex())));
  private static final DocCommitment DOC =
      DocCommitment.of(Map.of("title", new Json.Str("钤印"), "fee", new Json.Int(120)), RANDOM);

  @Test
  void completesOnceItIsSignedWhateverTheOrderOfSigners() {
    EntryDraft draft = draft().build().orThrow();
    List<SigningKey> keys =
        List.of(Algorithm.values()).stream().map(alg -> SigningKey.generate(alg, RANDOM)).toList();
    EntryDraft forth = draft;
    EntryDraft back = draft;
    for (int i = 0; i < 4; i++) {
      forth = forth.sign(keys.get(i));
      back = back.sign(keys.get(3 - i));
    }
    Entry entry = forth.complete(TYPES).orThrow();
    assertThat(entry.id()).isEqualTo(draft.id());
    assertThat(entry.sigs()).hasSize(4);
    assertThat(back.complete(TYPES)).isInstanceOf(Outcome.Ok.class);
    assertThat(entry.sigs().get(0).algorithm()).isPresent();
  }

  @Test
  void carriesEveryMemberOfTheEnvelope() {
    Subject subject = new Subject(PARTY + "/keys");
    Entry.Seen seen = new Entry.Seen(7, Digest.sha256(new byte[3]));
    Entry entry =
        draft()
            .doc(DOC.root())
            .seen(seen)
            .condition(new Entry.Condition(subject, 2))
            .build()
            .then(draft -> draft.sign(key()).complete(TYPES))
            .orThrow();
    assertThat(entry.by()).contains(PARTY);
    assertThat(entry.doc()).contains(DOC.root());
    assertThat(entry.seen()).contains(seen);
    assertThat(entry.conditions()).containsExactly(new Entry.Condition(subject, 2));
    assertThat(entry.time()).isEqualTo(Instant.parse("2026-09-21T10:00:00.123Z"));
    assertThat(entry.body()).isEqualTo(BODY);
  }

  @Test
  void goesRoundAsAFile() {
    EntryDraft draft = draft().doc(DOC.root()).build().orThrow().sign(key());
    Disclosure title = DOC.disclose(draft.id(), List.of("title"));
    draft = draft.withDisclosures(List.of(title)).orThrow();
    EntryDraft read = EntryDraft.parse(Jcs.write(draft.toJson())).orThrow();
    assertThat(read.id()).isEqualTo(draft.id());
    assertThat(read.signedBy()).isEqualTo(draft.signedBy());
    assertThat(read.disclosures()).containsExactly(title);
    assertThat(read.sign(key()).complete(TYPES)).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void refusesAFileWhoseEntryWasChangedAfterSomebodySigned() {
    Json.Obj file = draft().build().orThrow().sign(key()).toJson();
    Json.Obj entry = file.object("entry").with("log", new Json.Str("other.example.org/log"));
    assertThat(read(file.with("entry", entry))).isEqualTo("BAD_SIGNATURE");
  }

  @Test
  void refusesADisclosureThatIsNotOfThisEntry() {
    EntryDraft draft = draft().doc(DOC.root()).build().orThrow();
    DocCommitment other = DocCommitment.of(Map.of("title", new Json.Str("钤印")), RANDOM);
    assertThat(code(draft.withDisclosures(List.of(other.disclose(draft.id(), List.of("title"))))))
        .isEqualTo("OPENING_PATH");
    EntryId stranger = new EntryId(Digest.sha256());
    assertThat(code(draft.withDisclosures(List.of(DOC.disclose(stranger, List.of())))))
        .isEqualTo("OPENING_ENTRY");
  }

  @Test
  void refusesFilesOfAnotherShape() {
    Json.Obj file = draft().build().orThrow().toJson();
    assertThat(read(file.with("more", new Json.Int(1)))).isEqualTo("DRAFT_SHAPE");
    assertThat(read(file.with("format", new Json.Str("qianyin-draft@2")))).isEqualTo("DRAFT_SHAPE");
    assertThat(read(file.without("disclosures"))).isEqualTo("DRAFT_SHAPE");
    assertThat(code(EntryDraft.parse(new byte[(1 << 20) + 1]))).isEqualTo("DRAFT_TOO_LARGE");
    assertThat(code(EntryDraft.parse("{".getBytes(UTF_8)))).isEqualTo("NOT_JSON");
    Json.Obj noSigs = file.with("entry", file.object("entry").without("sigs"));
    assertThat(read(noSigs)).isEqualTo("MISSING_MEMBER");
  }

  @Test
  void showsMistakesBeforeAnybodySigns() {
    EntryDraft empty = draft().body(Json.Obj.of(Map.of())).build().orThrow();
    assertThat(empty.check(TYPES).map(refusal -> refusal.reason().code())).contains("BAD_BODY");
    assertThat(draft().build().orThrow().check(TYPES)).isEmpty();
    assertThat(code(EntryDraft.of("journal.committed", 1, "localhost/dev").build()))
        .isEqualTo("MISSING_MEMBER");
    assertThat(code(draft().account("eip155:1:0x" + "0".repeat(40)).build()))
        .isEqualTo("BAD_MEMBER");
  }

  @Test
  void isNoEntryBeforeItIsSigned() {
    assertThat(code(draft().build().orThrow().complete(TYPES))).isEqualTo("BAD_SIGS");
  }

  @Test
  void makesHeadsThatNobodySigns() {
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "map", new Json.Str(Digest.sha256().hex()),
                "prev", new Json.Int(-1),
                "rules", new Json.Int(1),
                "size", new Json.Int(1)));
    EntryDraftBuilder head =
        EntryDraft.of("index.head", 1, "localhost/dev")
            .body(body)
            .time(Instant.EPOCH)
            .nonce(RANDOM);
    Entry entry = head.build().orThrow().complete(TYPES).orThrow();
    assertThat(entry.isHead()).isTrue();
    assertThat(entry.subjects()).isEmpty();
    assertThat(entry.checkSignatures()).isEmpty();
  }

  @Test
  void takesEightSignaturesAndNoNinth() {
    EntryDraft draft = draft().build().orThrow();
    for (int i = 0; i < 8; i++) {
      draft = draft.sign(key());
    }
    EntryDraft full = draft;
    assertThat(full.complete(TYPES)).isInstanceOf(Outcome.Ok.class);
    assertThatThrownBy(() -> full.sign(key())).hasMessageContaining("BAD_SIGS");
  }

  private static EntryDraftBuilder draft() {
    return EntryDraft.of("journal.committed", 1, "localhost/dev")
        .by(PARTY)
        .body(BODY)
        .time(Instant.parse("2026-09-21T10:00:00.123456Z"))
        .nonce(RANDOM);
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519, RANDOM);
  }

  private static String read(Json.Obj file) {
    return code(EntryDraft.parse(Jcs.write(file)));
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.refusal().reason().code()
        : "accepted";
  }
}
