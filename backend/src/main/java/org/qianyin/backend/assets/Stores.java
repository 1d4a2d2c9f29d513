package org.qianyin.backend.assets;

import java.util.ArrayList;
import java.util.List;
import org.qianyin.backend.assets.store.BlockStore;

/**
 * The stores of this server: the primary takes what is uploaded, the replicas get copies of it.
 *
 * @param replicas in the order in which they are asked for what the primary lacks
 */
record Stores(Named primary, List<Named> replicas) implements AutoCloseable {

  /**
   * A store under the name that settings, metrics and the outbox know it by.
   *
   * @param name of letters, digits and hyphens
   */
  record Named(String name, BlockStore store) {}

  /** Every store, the primary first. */
  List<Named> all() {
    List<Named> all = new ArrayList<>(List.of(primary));
    all.addAll(replicas);
    return List.copyOf(all);
  }

  @Override
  public void close() {
    all().forEach(each -> each.store().close());
  }
}
