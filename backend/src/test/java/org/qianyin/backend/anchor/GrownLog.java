package org.qianyin.backend.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.GrowingTree;

/** A log that grows on demand: leaf i is the hash of the number i. */
final class GrownLog implements AnchoredLog {

  private final GrowingTree tree = new GrowingTree();
  private final List<Long> retained = new ArrayList<>();

  synchronized GrownLog growTo(long size) {
    for (long i = tree.size(); i < size; i++) {
      tree.append(
          Digest.sha256(Long.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
    return this;
  }

  synchronized List<Long> retained() {
    return List.copyOf(retained);
  }

  @Override
  public String origin() {
    return "localhost/anchored";
  }

  @Override
  public synchronized Optional<Head> newest() {
    return Optional.of(new Head(tree.size(), tree.tree().root()));
  }

  @Override
  public synchronized List<Digest> consistency(long from, long to) {
    return tree.tree().at(to).consistencyFrom(from).path();
  }

  @Override
  public synchronized Digest root(long size) {
    return tree.tree().at(size).root();
  }

  @Override
  public synchronized void retain(long size) {
    retained.add(size);
  }
}
