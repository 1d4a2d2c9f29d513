package org.qianyin.cli.act;

import java.nio.file.Path;
import java.util.Optional;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.SigningKey;

/**
 * An opened key, and whose it is.
 *
 * @param party from the proof of its registration beside the key file, if there is one
 */
public record HeldKey(Path file, SigningKey key, Optional<Party> party) {
  /**
   * A party as its registration says.
   *
   * @param kind {@code person org agent operator}
   */
  public record Party(PartyId id, String kind) {
    /** What a work of such an owner usually is. */
    public String ownershipType() {
      return kind.equals("person") ? "PERSONAL" : "LEGAL_ENTITY";
    }
  }
}
