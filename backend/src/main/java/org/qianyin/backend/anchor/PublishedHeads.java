package org.qianyin.backend.anchor;

import java.util.List;
import java.util.Optional;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.proof.data.Digest;

/** The published log of this server. */
record PublishedHeads(LogReader reader) implements AnchoredLog {

  @Override
  public String origin() {
    return reader.origin();
  }

  @Override
  public Optional<Head> newest() {
    return reader.newest().map(published -> new Head(published.size(), published.root()));
  }

  @Override
  public List<Digest> consistency(long from, long to) {
    return reader.consistency(from, to);
  }

  @Override
  public Digest root(long size) {
    return reader.root(size);
  }

  @Override
  public void retain(long size) {
    reader.retain(size);
  }
}
