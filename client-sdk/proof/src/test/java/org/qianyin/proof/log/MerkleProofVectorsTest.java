package org.qianyin.proof.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

class MerkleProofVectorsTest {

  private static final Json.Obj REFERENCE = VectorFile.read("tlog/rfc6962-reference-tree.json");

  @TestFactory
  Stream<DynamicTest> decidesEveryInclusionCaseOfTransparencyDev() {
    return cases("tlog/rfc6962-inclusion.json")
        .map(c ->
            DynamicTest.dynamicTest(c.string("desc") + " " + c.string("file"), () -> inclusion(c)));
  }

  @TestFactory
  Stream<DynamicTest> decidesEveryConsistencyCaseOfTransparencyDev() {
    return cases("tlog/rfc6962-consistency.json")
        .map(c ->
            DynamicTest.dynamicTest(
                c.string("desc") + " " + c.string("file"), () -> consistency(c)));
  }

  @Test
  void makesTheReferenceTreeWithItsRootsAndProofs() {
    List<Digest> leaves = new ArrayList<>();
    for (String data : REFERENCE.strings("leaf_inputs_hex")) {
      leaves.add(TreeHash.leaf(HexFormat.of().parseHex(data)));
    }
    MerkleTree tree = MerkleTree.ofLeafHashes(leaves);
    List<Digest> roots = VectorFile.hexDigests(REFERENCE, "roots_by_size");
    for (int size = 0; size <= leaves.size(); size++) {
      assertThat(tree.at(size).root()).isEqualTo(roots.get(size));
      assertThat(tree.at(size).range().root()).isEqualTo(roots.get(size));
      assertThat(CompactRange.EMPTY.extend(leaves.subList(0, size)).root())
          .isEqualTo(roots.get(size));
    }
    for (Json.Obj c : REFERENCE.objects("inclusion")) {
      assertThat(tree.at(c.integer("size")).inclusion(c.integer("index")).path())
          .isEqualTo(VectorFile.hexDigests(c, "proof"));
    }
    for (Json.Obj c : REFERENCE.objects("consistency")) {
      assertThat(tree.at(c.integer("size2")).consistencyFrom(c.integer("size1")).path())
          .isEqualTo(VectorFile.hexDigests(c, "proof"));
    }
  }

  private static void inclusion(Json.Obj c) {
    var path = digests(c, "proof");
    var leaf = digest(c.string("leafHash"));
    var root = root(c, "root");
    // A hash that is not 32 bytes cannot even be said in our types.
    boolean accepted =
        path != null
            && leaf != null
            && new InclusionProof(c.integer("leafIdx"), c.integer("treeSize"), path)
                .check(leaf, root)
                .isEmpty();
    assertThat(accepted).isEqualTo(!wantErr(c));
  }

  private static void consistency(Json.Obj c) {
    var path = digests(c, "proof");
    var first = root(c, "root1");
    var second = root(c, "root2");
    boolean accepted =
        path != null
            && new ConsistencyProof(c.integer("size1"), c.integer("size2"), path)
                .check(first, second)
                .isEmpty();
    assertThat(accepted).isEqualTo(!wantErr(c));
  }

  private static boolean wantErr(Json.Obj c) {
    return ((Json.Bool) c.get("wantErr").orElseThrow()).value();
  }

  /** Some cases name roots that are no hashes ("dont care"): what counts is which are equal. */
  private static Digest root(Json.Obj c, String name) {
    byte[] bytes = VectorFile.base64(c.string(name));
    return bytes.length == Digest.LENGTH ? Digest.of(bytes) : Digest.sha256(bytes);
  }

  private static @Nullable Digest digest(String base64) {
    byte[] bytes = VectorFile.base64(base64);
    return bytes.length == Digest.LENGTH ? Digest.of(bytes) : null;
  }

  private static @Nullable List<Digest> digests(Json.Obj c, String name) {
    List<Digest> all = new ArrayList<>();
    if (c.get(name).orElseThrow() instanceof Json.Arr list) {
      for (Json item : list.items()) {
        Digest digest = digest(((Json.Str) item).value());
        if (digest == null) {
          return null;
        }
        all.add(digest);
      }
    }
    return all;
  }

  private static Stream<Json.Obj> cases(String path) {
    // One index is 2^64−1, which our JSON refuses; as a signed number it is −1, refused as well.
    String text = VectorFile.text(path).replace("18446744073709551615", "-1");
    Json.Obj file = (Json.Obj) Jcs.parse(text.getBytes(StandardCharsets.UTF_8), 8).orThrow();
    List<Json.Obj> cases = file.objects("cases");
    assertThat(cases).hasSize(98);
    return cases.stream();
  }
}
