package org.qianyin.rules.words;

import java.util.Optional;

/** Names that the reader has for ids: his own contacts, titles that were opened to him. */
@FunctionalInterface
public interface Known {

  /** Nothing but ids. */
  Known NOTHING = id -> Optional.empty();

  /**
   * @param id a party {@code party:<64 hex>}, or the 64 hex digits of a work, licence or other
   *     entry
   * @return a short name, shown beside the id and never in its place
   */
  Optional<String> name(String id);
}
