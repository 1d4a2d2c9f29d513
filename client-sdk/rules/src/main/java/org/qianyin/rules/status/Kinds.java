package org.qianyin.rules.status;

import java.util.Set;

/** Which entry types bear on which answers. */
final class Kinds {

  /** Types in {@code party:…/named} that neither make a licence nor change one. */
  private static final Set<String> NO_LICENSE =
      Set.of(
          "work.registered",
          "delegation.granted",
          "delegation.revoked",
          "rights.assigned",
          "title.corrected",
          "rights.pledged");

  private Kinds() {}

  static boolean maybeLicense(String type) {
    return !NO_LICENSE.contains(type);
  }
}
