package org.qianyin.backend.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.ConsistencyProof;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.NoteSigner;

class HeadSignerTest {

  private static final String LOG = "localhost/test";

  @TempDir private Path folder;
  private HeadFile file;
  private HeadSigner signer;

  @BeforeEach
  void open() throws IOException {
    file = new HeadFile(folder.resolve("head.json"));
    file.write(SignedHead.none(LOG));
    signer = reopened();
  }

  @Test
  void signsATreeThatExtendsTheLastOneAndRemembersItFirst() throws IOException {
    sign(tree(2, "a"), 0);
    Signing second = sign(tree(5, "a"), 2);
    assertThat(second).isInstanceOf(Signing.Signed.class);
    assertThat(file.read()).isEqualTo(new SignedHead(LOG, 5, tree(5, "a").root()));
    assertThat(reopened().last().size()).isEqualTo(5);
  }

  @Test
  void signsTheSameHeadAgainWithTheSameBytes() throws IOException {
    Signing first = sign(tree(2, "a"), 0);
    assertThat(reopened().sign(checkpoint(tree(2, "a")), tree(2, "a").consistencyFrom(2)))
        .isEqualTo(first);
  }

  @Test
  void neverSignsASmallerTree() throws IOException {
    sign(tree(5, "a"), 0);
    assertThat(sign(tree(4, "a"), 4)).isInstanceOf(Signing.Refused.class);
  }

  @Test
  void neverSignsAnotherRootOfTheSameSize() throws IOException {
    sign(tree(5, "a"), 0);
    assertThat(sign(tree(5, "b"), 5)).isInstanceOf(Signing.Refused.class);
  }

  @Test
  void neverSignsATreeThatDoesNotBeginWithTheLastOne() throws IOException {
    sign(tree(5, "a"), 0);
    assertThat(sign(tree(8, "b"), 5)).isInstanceOf(Signing.Refused.class);
    assertThat(signer.last().size()).isEqualTo(5);
  }

  @Test
  void demandsTheProofFromTheVeryHeadThatItSignedLast() throws IOException {
    sign(tree(5, "a"), 0);
    ConsistencyProof none = new ConsistencyProof(0, 8, List.of());
    assertThat(signer.sign(checkpoint(tree(8, "a")), none)).isInstanceOf(Signing.Refused.class);
    assertThat(sign(tree(8, "a"), 4)).isInstanceOf(Signing.Refused.class);
  }

  @Test
  void signsForNoOtherLog() throws IOException {
    Checkpoint other = new Checkpoint("localhost/other", 2, tree(2, "a").root());
    assertThat(signer.sign(other, tree(2, "a").consistencyFrom(0)))
        .isInstanceOf(Signing.Refused.class);
  }

  @Test
  void signsNothingWhenItsFileWasChangedUnderIt() throws IOException {
    sign(tree(2, "a"), 0);
    file.write(new SignedHead(LOG, 7, tree(7, "a").root()));
    assertThat(sign(tree(5, "a"), 2)).isInstanceOf(Signing.Refused.class);
  }

  @Test
  void doesNotOpenWithADamagedFile() throws IOException {
    Files.writeString(folder.resolve("head.json"), "{\"size\":");
    assertThatThrownBy(this::reopened)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  private Signing sign(MerkleTree tree, long from) throws IOException {
    return signer.sign(checkpoint(tree), tree.consistencyFrom(from));
  }

  private HeadSigner reopened() throws IOException {
    return new HeadSigner(file, NoteSigner.log(LOG, new byte[32]));
  }

  private static Checkpoint checkpoint(MerkleTree tree) {
    return new Checkpoint(LOG, tree.size(), tree.root());
  }

  private static MerkleTree tree(int size, String salt) {
    return MerkleTree.ofLeafHashes(
        IntStream.range(0, size)
            .mapToObj(
                i -> Digest.sha256((salt + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .toList());
  }
}
