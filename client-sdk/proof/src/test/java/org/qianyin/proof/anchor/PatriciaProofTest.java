package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Keccak;
import org.qianyin.proof.data.Outcome;

/**
 * Shapes of tries that the state of a chain shows rarely or never: embedded nodes, extensions, deep
 * paths.
 */
class PatriciaProofTest {

  private static final byte[] LONG =
      "a value that does not fit into thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

  @Test
  void findsEveryKeyOfRandomTries() {
    Random random = new Random(5149);
    for (int round = 0; round < 40; round++) {
      TestTrie trie = new TestTrie();
      Map<String, byte[]> values = new TreeMap<>();
      int mask = round % 2 == 0 ? 0xffffff : 0xff003f; // the second kind makes extensions
      for (int i = 0; i <= round; i++) {
        values.put("%06x".formatted(random.nextInt() & mask), value(random));
      }
      values.forEach(trie::put);
      values.forEach((key, value) ->
          assertThat(lookUp(trie, key, trie.proof(key))).isEqualTo(Outcome.ok(Octets.of(value))));
    }
  }

  @Test
  void readsNodesThatAreEmbeddedInTheirParents() {
    TestTrie trie =
        new TestTrie().put("aa00", (byte) 1).put("aa01", (byte) 2).put("aa10", (byte) 3);
    assertThat(trie.proof("aa01"))
        .hasSize(2); // extension, branch; the branch and leaves below are within
    assertThat(lookUp(trie, "aa01", trie.proof("aa01")))
        .isEqualTo(Outcome.ok(Octets.ofHex("0x02")));
  }

  @Test
  void readsATrieOfOneLeafHoweverShort() {
    TestTrie trie = new TestTrie().put("0102", (byte) 9);
    assertThat(trie.proof("0102").get(0).length()).isLessThan(32);
    assertThat(lookUp(trie, "0102", trie.proof("0102")))
        .isEqualTo(Outcome.ok(Octets.ofHex("0x09")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1100", "2233", "aa55", "ffff"})
  void doesNotTakeAProofOfAbsenceForOneOfPresence(String absent) {
    TestTrie trie = new TestTrie().put("1122", LONG).put("1133", LONG).put("aa44", LONG);
    for (String present : List.of("1122", "1133", "aa44")) {
      assertRefused(lookUp(trie, absent, trie.proof(present)), "");
    }
    assertRefused(lookUp(trie, absent, trie.proof("1122").subList(0, 1)), "");
  }

  @Test
  void doesNotTakeTheValueOfAnotherKey() {
    TestTrie trie = new TestTrie().put("1122", LONG).put("1133", LONG);
    assertRefused(lookUp(trie, "1122", trie.proof("1133")), "another hash");
  }

  @Test
  void refusesNodesLeftOverOrMissing() {
    TestTrie trie = new TestTrie().put("1122", LONG).put("1133", LONG);
    List<Octets> proof = trie.proof("1122");
    List<Octets> longer = new ArrayList<>(proof);
    longer.add(proof.get(0));
    assertRefused(lookUp(trie, "1122", longer), "1 nodes behind the leaf");
    assertRefused(lookUp(trie, "1122", proof.subList(0, proof.size() - 1)), "a node is missing");
    assertRefused(lookUp(trie, "1122", List.of()), "a node is missing");
  }

  @Test
  void refusesANodeThatIsHashedThoughItIsShort() {
    byte[] leaf =
        TestTrie.list(TestTrie.string(TestTrie.hexPrefix("22", true)), TestTrie.string((byte) 7));
    byte[] root = branchWith(TestTrie.string(Keccak.hash(leaf)));
    assertRefused(valueAt("122", root, leaf), "short enough to be embedded");
  }

  @Test
  void refusesANodeThatIsEmbeddedThoughItIsLong() {
    byte[] leaf =
        TestTrie.list(TestTrie.string(TestTrie.hexPrefix("22", true)), TestTrie.string(LONG));
    assertRefused(valueAt("122", branchWith(leaf)), "neither a hash nor a node of less than 32");
  }

  @Test
  void refusesAnExtensionWithoutAPath() {
    byte[] branch =
        branchWith(
            TestTrie.list(TestTrie.string(TestTrie.hexPrefix("22", true)), TestTrie.string(LONG)));
    byte[] root = TestTrie.list(TestTrie.string((byte) 0), TestTrie.string(Keccak.hash(branch)));
    assertRefused(valueAt("122", root, branch), "an extension without a path");
  }

  @Test
  void refusesAnExtensionToAnythingButABranch() {
    byte[] leaf =
        TestTrie.list(TestTrie.string(TestTrie.hexPrefix("22", true)), TestTrie.string(LONG));
    byte[] root =
        TestTrie.list(
            TestTrie.string(TestTrie.hexPrefix("1", false)), TestTrie.string(Keccak.hash(leaf)));
    assertRefused(valueAt("122", root, leaf), "something else than a branch");
  }

  @Test
  void refusesAPathBeyondTheKey() {
    byte[] root =
        TestTrie.list(TestTrie.string(TestTrie.hexPrefix("12233", true)), TestTrie.string(LONG));
    assertRefused(valueAt("1223", root), "does not end with the key");
    byte[] extension =
        TestTrie.list(
            TestTrie.string(TestTrie.hexPrefix("122344", false)), TestTrie.string(new byte[32]));
    assertRefused(valueAt("1223", extension), "there is no such key");
  }

  @Test
  void refusesABranchBelowTheEndOfTheKey() {
    byte[] branch = branchWith(TestTrie.string(new byte[32]));
    byte[] root =
        TestTrie.list(
            TestTrie.string(TestTrie.hexPrefix("12", false)), TestTrie.string(Keccak.hash(branch)));
    assertRefused(valueAt("12", root, branch), "below the end of the key");
  }

  /** A branch with two children: the given one at nibble 1, a leaf at nibble 2. */
  private static byte[] branchWith(byte[] child) {
    byte[][] items = new byte[17][];
    Arrays.fill(items, TestTrie.string());
    items[1] = child;
    items[2] = TestTrie.string(new byte[32]);
    return TestTrie.list(items);
  }

  private static byte[] value(Random random) {
    byte[] value = new byte[1 + random.nextInt(random.nextBoolean() ? 3 : 40)];
    random.nextBytes(value);
    value[0] |= 1;
    return value;
  }

  private static Outcome<Octets> lookUp(TestTrie trie, String key, List<Octets> proof) {
    return PatriciaProof.valueAt(trie.root(), Octets.ofHex("0x" + key).bytes(), proof, "BROKEN");
  }

  /** An odd number of nibbles is filled up with a zero at the end. */
  private static Outcome<Octets> valueAt(String nibbles, byte[]... nodes) {
    String key = nibbles.length() % 2 == 0 ? nibbles : nibbles + "0";
    Digest root = Digest.of(Keccak.hash(nodes[0]));
    List<Octets> proof = Arrays.stream(nodes).map(Octets::of).toList();
    return PatriciaProof.valueAt(root, Octets.ofHex("0x" + key).bytes(), proof, "BROKEN");
  }

  private static void assertRefused(Outcome<Octets> outcome, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason().code()).isEqualTo("BROKEN");
              assertThat(refused.refusal().detail()).startsWith("trie proof: ").contains(words);
            });
  }
}
