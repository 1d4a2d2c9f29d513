package org.qianyin.backend.anchor;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What other modules may know of anchoring. */
@Component
public class Anchors {

  private final ObjectProvider<Anchoring> anchoring;

  Anchors(ObjectProvider<Anchoring> anchoring) {
    this.anchoring = anchoring;
  }

  /**
   * Where the log is anchored; empty until the chain was reached once, or if nothing is anchored.
   */
  public Optional<ChainFacts> facts() {
    return Optional.ofNullable(anchoring.getIfAvailable()).flatMap(Anchoring::facts);
  }

  /** What keeps anchors from getting on, for people; empty if nothing does. */
  public Optional<String> trouble() {
    return Optional.ofNullable(anchoring.getIfAvailable())
        .map(Anchoring::trouble)
        .filter(words -> !words.isEmpty());
  }
}
