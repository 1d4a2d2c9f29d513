package org.qianyin.backend.signer;

import org.qianyin.proof.log.SignedNote;

/** What the signer answers. */
public sealed interface Signing {

  /**
   * It signed, and will never sign anything that contradicts this.
   *
   * @param note the checkpoint with the log's line
   */
  record Signed(SignedNote note) implements Signing {}

  /**
   * It did not sign: the head would fork the log, or was not proven to extend it.
   *
   * @param detail what was asked for and what was signed before
   */
  record Refused(String detail) implements Signing {}
}
