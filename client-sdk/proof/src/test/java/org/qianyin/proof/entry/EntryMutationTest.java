package org.qianyin.proof.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.testing.PlaceholderTypes;

/**
 * Every byte of real entries is changed, dropped or doubled: nothing is thrown, nothing slips by.
 */
class EntryMutationTest {

  private static final EntryTypes TYPES = PlaceholderTypes.withJournal();
  private static final List<byte[]> VALID =
      VectorFile.read("ledger/entries.json").objects("cases").stream()
          .filter(vector -> vector.string("expect").equals("valid"))
          .map(vector -> VectorFile.base64(vector.string("entry")))
          .filter(bytes -> Entry.parse(bytes, TYPES) instanceof Outcome.Ok)
          .toList();

  @Test
  void startsFromRealEntriesOfManyKinds() {
    assertThat(VALID).hasSizeGreaterThan(12);
  }

  @Test
  void neverTakesAChangedEntryForTheSame() {
    Random random = new Random(4101);
    for (byte[] bytes : VALID) {
      for (int i = 0; i < Math.min(bytes.length, 2000); i++) {
        byte[] changed = bytes.clone();
        changed[i] = (byte) random.nextInt(256);
        check(bytes, changed);
      }
    }
  }

  @Test
  void neverTakesAnEntryWithAByteMoreOrLess() {
    Random random = new Random(4102);
    for (byte[] bytes : VALID) {
      for (int i = 0; i < Math.min(bytes.length, 1000); i++) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, i + 1, shorter, i, bytes.length - i - 1);
        check(bytes, shorter);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, i, longer, i + 1, bytes.length - i);
        longer[i] = (byte) random.nextInt(256);
        check(bytes, longer);
      }
    }
  }

  @Test
  void neverThrowsAtNoise() {
    Random random = new Random(4103);
    String pieces = "{}[]\":,0123456789-.eEtruefalsn\\u \n\u00e9";
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(64)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) pieces.charAt(random.nextInt(pieces.length()));
      }
      assertThat(Entry.parse(noise, TYPES)).isInstanceOf(Outcome.Refused.class);
      if (Jcs.parse(noise, 8) instanceof Outcome.Ok<Json> ok) {
        byte[] canonical = Jcs.write(ok.value());
        assertThat(Jcs.write(Jcs.parse(canonical, 8).orThrow())).isEqualTo(canonical);
      }
    }
  }

  /** What still parses is canonical and has another id; or only its signatures changed. */
  private static void check(byte[] original, byte[] changed) {
    if (Arrays.equals(original, changed)
        || !(Entry.parse(changed, TYPES) instanceof Outcome.Ok<Entry> ok)) {
      return;
    }
    assertThat(Jcs.write(ok.value().json())).isEqualTo(changed);
    Entry before = Entry.parse(original, TYPES).orThrow();
    boolean sameContent = before.id().equals(ok.value().id());
    assertThat(sameContent)
        .isEqualTo(before.json().without("sigs").equals(ok.value().json().without("sigs")));
    assertThat(before.leafHash()).isNotEqualTo(ok.value().leafHash());
    if (!ok.value().isHead()) {
      assertThat(ok.value().checkSignatures()).isPresent();
    }
  }
}
