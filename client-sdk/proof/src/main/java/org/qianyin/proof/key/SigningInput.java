package org.qianyin.proof.key;

import java.nio.charset.StandardCharsets;
import org.qianyin.proof.data.Digest;

/**
 * What of an entry its signatures are over (ledger specification §1).
 *
 * @param log origin of the ledger
 * @param type such as {@code license.granted}
 * @param by the acting party, or an empty text if the entry has none
 * @param digest D, the entry id
 */
public record SigningInput(String log, String type, String by, Digest digest) {

  /** {@code M = "qianyin/entry/v1\n" ‖ multikey ‖ "\n" ‖ hex(D) ‖ "\n"}. */
  public byte[] message(String multikey) {
    return ("qianyin/entry/v1\n" + multikey + "\n" + digest.hex() + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
