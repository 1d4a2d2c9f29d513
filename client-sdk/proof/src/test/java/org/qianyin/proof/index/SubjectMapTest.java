package org.qianyin.proof.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;

class SubjectMapTest {

  private static final long SEED = 20260912;

  @Test
  void holdsTheMapOfTheSpecification() {
    SubjectIndex index = new SubjectIndex();
    var title = new Subject("work:" + "0".repeat(63) + "1/title");
    var content = new Subject("content:sha256:" + "ab".repeat(32));
    var keys = new Subject("party:" + "0".repeat(63) + "2/keys");
    for (int i = 0; i < 3; i++) {
      var element =
          new SubjectLog.Element(
              i, Digest.sha256(new byte[] {0}, ("entry" + i).getBytes(StandardCharsets.US_ASCII)));
      index.append(
          element,
          i == 0 ? List.of(title, content, keys) : i == 1 ? List.of(content, keys) : List.of(keys));
    }
    SubjectIndex.Snapshot snapshot = index.snapshot();
    assertThat(snapshot.map().root().hex())
        .isEqualTo("a8ebde4ce72a7d5ef7b1b3b1c4e35c9cbd097b224ae2c565e96342650371056e");
    assertThat(title.key().hex()).startsWith("18317132").endsWith("15bb");
    assertThat(snapshot.log(title).root().hex()).startsWith("4a6e9f2a").endsWith("2b49");
    assertThat(snapshot.log(content).root().hex()).startsWith("e25f8258").endsWith("02bf");
    assertThat(snapshot.log(keys).root().hex()).startsWith("fc1a30f1").endsWith("a075");
    var alone = Map.of(title.key(), (MapClaim.Present) snapshot.log(title).claim());
    assertThat(SubjectMap.EMPTY.with(alone).root().hex()).startsWith("48c05170").endsWith("6532");
  }

  @Test
  void growsInBatchesToTheMapThatTheDefinitionGives() {
    Random random = new Random(SEED);
    TreeMap<Digest, MapClaim.Present> all = new TreeMap<>();
    SubjectMap map = SubjectMap.EMPTY;
    for (int batch = 0; batch < 60; batch++) {
      Map<Digest, MapClaim.Present> changes = new HashMap<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        boolean old = !all.isEmpty() && random.nextInt(3) == 0;
        Digest key =
            old ? new ArrayList<>(all.keySet()).get(random.nextInt(all.size())) : near(random);
        changes.put(key, new MapClaim.Present(1 + random.nextInt(9), digest(random)));
      }
      SubjectMap before = map;
      Digest rootBefore = map.root();
      map = map.with(changes);
      all.putAll(changes);
      assertThat(map.root()).isEqualTo(definition(new ArrayList<>(all.keySet()), all, 0));
      assertThat(before.root()).isEqualTo(rootBefore);
    }
    for (var entry : all.entrySet()) {
      assertThat(map.get(entry.getKey())).isEqualTo(entry.getValue());
      assertThat(map.prove(entry.getKey()).check(map.root(), entry.getKey(), entry.getValue()))
          .isEmpty();
    }
  }

  @Test
  void provesAbsenceOfAnyOtherKey() {
    Random random = new Random(SEED);
    SubjectMap map = random(random, 300);
    for (int i = 0; i < 2000; i++) {
      Digest key = i % 2 == 0 ? near(random) : digest(random);
      MapClaim claim = map.get(key);
      assertThat(map.prove(key).check(map.root(), key, claim)).isEmpty();
      MapClaim lie =
          claim instanceof MapClaim.Present
              ? new MapClaim.Absent()
              : new MapClaim.Present(1, digest(random));
      assertThat(map.prove(key).check(map.root(), key, lie)).isPresent();
    }
  }

  @Test
  void refusesEveryBitFlipInAProof() {
    Random random = new Random(SEED);
    SubjectMap map = random(random, 200);
    for (int round = 0; round < 8; round++) {
      Digest key = near(random);
      MapProof proof = map.prove(key);
      for (int i = 0; i < proof.siblings().size(); i++) {
        for (int bit = 0; bit < 256; bit += 3) {
          List<Digest> siblings = new ArrayList<>(proof.siblings());
          siblings.set(i, flip(siblings.get(i), bit));
          var forged = new MapProof(proof.depth(), proof.bitmap(), siblings, proof.at());
          assertThat(forged.check(map.root(), key, map.get(key))).isPresent();
        }
      }
      for (int i = 0; i < 4 * proof.bitmap().length(); i++) {
        var forged =
            new MapProof(proof.depth(), flip(proof.bitmap(), i), proof.siblings(), proof.at());
        assertThat(forged.check(map.root(), key, map.get(key))).isPresent();
      }
    }
  }

  /** MAP(S, d) of the specification, word by word. */
  private static Digest definition(
      List<Digest> keys, Map<Digest, MapClaim.Present> all, int depth) {
    if (keys.isEmpty()) {
      return Digest.of(new byte[32]);
    }
    if (keys.size() == 1) {
      MapClaim.Present value = Objects.requireNonNull(all.get(keys.get(0)));
      byte[] count = ByteBuffer.allocate(8).putLong(value.count()).array();
      return Digest.sha256(new byte[] {2}, keys.get(0).bytes(), count, value.root().bytes());
    }
    List<Digest> left = keys.stream().filter(k -> !k.bit(depth)).toList();
    List<Digest> right = keys.stream().filter(k -> k.bit(depth)).toList();
    return Digest.sha256(
        new byte[] {3},
        definition(left, all, depth + 1).bytes(),
        definition(right, all, depth + 1).bytes());
  }

  private static SubjectMap random(Random random, int size) {
    Map<Digest, MapClaim.Present> values = new HashMap<>();
    while (values.size() < size) {
      values.put(near(random), new MapClaim.Present(1 + random.nextInt(100), digest(random)));
    }
    return SubjectMap.EMPTY.with(values);
  }

  /** Keys that share long prefixes, so that one-sided nodes occur. */
  private static Digest near(Random random) {
    byte[] bytes = new byte[32];
    bytes[random.nextInt(3)] = (byte) random.nextInt(256);
    bytes[31] = (byte) random.nextInt(4);
    return Digest.of(bytes);
  }

  private static Digest digest(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Digest.of(bytes);
  }

  private static Digest flip(Digest digest, int bit) {
    byte[] bytes = digest.bytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Digest.of(bytes);
  }

  private static String flip(String hex, int bit) {
    int digit = Character.digit(hex.charAt(bit / 4), 16) ^ (8 >> bit % 4);
    return hex.substring(0, bit / 4) + Character.forDigit(digit, 16) + hex.substring(bit / 4 + 1);
  }
}
