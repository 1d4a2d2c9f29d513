package org.qianyin.backend.anchor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.rpc.EndpointHealth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/chain}: how anchoring does, for the operator. Names the hosts of endpoints, so a
 * proxy must not pass it on.
 */
@Component
@Endpoint(id = "chain")
class ChainReport {

  /**
   * What is shown.
   *
   * @param mode {@code auto} or {@code none}
   * @param contract where the log is anchored; absent before that is known
   * @param codeChecked whether the code there was seen to be the right one since the start
   * @param anchored the newest final anchor, if there is one
   * @param onItsWay the one that is not final yet, if there is one
   * @param trouble what anchors wait for, else absent
   * @param endpoints in the configured order
   */
  record Report(
      String mode,
      @Nullable ChainFacts contract,
      boolean codeChecked,
      @Nullable Line anchored,
      @Nullable Line onItsWay,
      @Nullable String trouble,
      List<EndpointHealth> endpoints) {}

  /**
   * An anchor.
   *
   * @param provable whether there is a proof of it that holds offline
   */
  record Line(long size, String transaction, @Nullable Long block, boolean provable) {

    static Line of(Anchor anchor) {
      Optional<Anchor.Settled> settled = anchor.settled();
      return new Line(
          anchor.size(),
          anchor.transaction(),
          settled.map(Anchor.Settled::block).orElse(null),
          settled.flatMap(Anchor.Settled::proof).isPresent());
    }
  }

  private final ChainSettings settings;
  private final AnchorStore store;
  private final Optional<Anchoring> anchoring;

  ChainReport(ChainSettings settings, AnchorStore store, ObjectProvider<Anchoring> anchoring) {
    this.settings = settings;
    this.store = store;
    this.anchoring = Optional.ofNullable(anchoring.getIfAvailable());
  }

  /** How it does now. */
  @ReadOperation
  Report report() {
    return new Report(
        settings.mode(),
        anchoring.flatMap(Anchoring::facts).orElse(null),
        anchoring.map(Anchoring::isContractChecked).orElse(false),
        store.newestSettled().map(Line::of).orElse(null),
        store.open().map(Line::of).orElse(null),
        anchoring.map(Anchoring::fault).filter(words -> !words.isEmpty()).orElse(null),
        anchoring.map(Anchoring::health).orElse(List.of()));
  }
}
