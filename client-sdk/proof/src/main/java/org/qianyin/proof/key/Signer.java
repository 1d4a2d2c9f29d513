package org.qianyin.proof.key;

/** Who can sign entries with one key: a key in memory, a token, a service. */
public interface Signer {

  Algorithm algorithm();

  PublicKey publicKey();

  /**
   * Signs an entry.
   *
   * @return as many bytes as the algorithm's signatures have
   */
  byte[] sign(SigningInput input);
}
