package org.qianyin.proof.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.testing.PlaceholderTypes;

class EntryTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final EntryTypes TYPES = PlaceholderTypes.withJournal();

  @Test
  void boundsTheSizeToTheByte() {
    int frame = "{\"a\":\"\"}".length();
    String most = "{\"a\":\"" + "x".repeat(16384 - frame) + "\"}";
    String more = "{\"a\":\"" + "x".repeat(16385 - frame) + "\"}";
    assertThat(code(most.getBytes(UTF_8))).isEqualTo("UNKNOWN_MEMBER");
    assertThat(code(more.getBytes(UTF_8))).isEqualTo("ENTRY_TOO_LARGE");
    assertThat(code(new byte[1 << 20])).isEqualTo("ENTRY_TOO_LARGE");
  }

  @Test
  void namesTheLongestListOfAnEntryThatIsTooLarge() {
    List<String> works = Collections.nCopies(300, "0".repeat(64));
    List<String> few = List.of("a", "b");
    Json.Obj deep = Json.Obj.of(Map.of("uses", Json.Arr.ofStrings(few)));
    Json.Obj body = Json.Obj.of(Map.of("scope", deep, "works", Json.Arr.ofStrings(works)));
    byte[] bytes = Jcs.write(Json.Obj.of(Map.of("body", body)));
    assertThat(detail(bytes))
        .startsWith("entry: want at most 16384 bytes, got " + bytes.length + "; ")
        .contains("body.works with 300 items", "series", "manifest", "second licence");
    assertThat(detail(new byte[16385])).contains("got 16385; name the series");
  }

  private static String detail(byte[] bytes) {
    return ((Outcome.Refused<Entry>) Entry.parse(bytes, TYPES)).refusal().detail();
  }

  @Test
  void wantsEverySignatureToHold() {
    Entry entry = draft().sign(key()).sign(key()).sign(key()).complete(TYPES).orThrow();
    List<Json> sigs = entry.json().list("sigs");
    for (int i = 0; i < sigs.size(); i++) {
      List<Json> broken = new ArrayList<>(sigs);
      Json.Obj other = (Json.Obj) sigs.get((i + 1) % sigs.size());
      broken.set(i, ((Json.Obj) sigs.get(i)).with("sig", new Json.Str(other.string("sig"))));
      byte[] bytes = Jcs.write(entry.json().with("sigs", new Json.Arr(broken)));
      Entry changed = Entry.parse(bytes, TYPES).orThrow();
      assertThat(changed.checkSignatures().map(Refusal::reason).map(Object::toString))
          .contains("BAD_SIGNATURE");
      assertThat(changed.checkSignatures().map(Refusal::detail).orElseThrow())
          .startsWith("sigs: signature by " + ((Json.Obj) sigs.get(i)).string("key"));
      assertThat(changed.id()).isEqualTo(entry.id());
    }
    assertThat(entry.checkSignatures()).isEmpty();
  }

  @Test
  void keepsItsBytesWhateverBecomesOfTheArray() {
    byte[] bytes = draft().sign(key()).bytes();
    byte[] given = bytes.clone();
    Entry entry = Entry.parse(given, TYPES).orThrow();
    given[0] = 'x';
    entry.bytes()[1] = 'x';
    assertThat(entry.bytes()).isEqualTo(bytes);
    assertThat(entry.leafHash()).isEqualTo(Digest.sha256(new byte[1], bytes));
  }

  @Test
  void ordersKeysByTheirText() {
    Entry entry = draft().sign(key()).sign(key()).complete(TYPES).orThrow();
    List<Json> sigs = new ArrayList<>(entry.json().list("sigs"));
    Collections.reverse(sigs);
    assertThat(code(Jcs.write(entry.json().with("sigs", new Json.Arr(sigs)))))
        .isEqualTo("BAD_SIGS");
  }

  private static EntryDraft draft() {
    String commit = Digest.sha256(new byte[2]).hex();
    return EntryDraft.of("journal.committed", 1, "localhost/dev")
        .by(new PartyId(new EntryId(Digest.sha256(new byte[1]))))
        .body(Json.Obj.of(Map.of("commit", new Json.Str(commit))))
        .time(Instant.parse("2026-09-21T10:00:00Z"))
        .nonce(RANDOM)
        .build()
        .orThrow();
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519, RANDOM);
  }

  private static String code(byte[] bytes) {
    return Entry.parse(bytes, TYPES) instanceof Outcome.Refused<Entry> refused
        ? refused.refusal().reason().code()
        : "accepted";
  }
}
