package org.qianyin.backend.anchor.account;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs what is sent to the chain ({@code qianyin.chain.*}): with {@code rpc} exactly one of
 * {@code key}, {@code keystore} and {@code signer}; for the development chain none of them.
 *
 * @param key private key, 64 hex digits; give it as the environment's QIANYIN_CHAIN_KEY, never on a
 *     command line
 * @param keystore encrypted key: a Web3 Secret Storage file, version 3, as geth makes it
 * @param keystorePassphraseFile opens it; its last line end is not part of the passphrase
 * @param keystorePassphrase opens it where no file is named: the environment's
 *     QIANYIN_CHAIN_KEYSTORE_PASSPHRASE
 * @param signer URL of a remote signer that answers {@code eth_signTransaction} (Web3Signer, clef);
 *     may hold credentials, which are never shown
 * @param account address that the remote signer signs for; required with it
 */
@ConfigurationProperties("qianyin.chain")
public record KeySettings(
    @Nullable String key,
    @Nullable Path keystore,
    @Nullable Path keystorePassphraseFile,
    @Nullable String keystorePassphrase,
    @Nullable String signer,
    @Nullable String account) {

  public KeySettings {
    if (Stream.of(key, keystore, signer).filter(given -> given != null).count() > 1) {
      throw new IllegalArgumentException(
          "qianyin.chain.key: want one of key, keystore and signer, got more");
    }
    if (key != null && !key.matches("(0x)?[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("qianyin.chain.key: want 64 hex digits");
    }
    if (signer != null && !signer.matches("https?://[^\\s/]+.*")) {
      throw new IllegalArgumentException("qianyin.chain.signer: want an http or https URL");
    }
    if ((signer != null) != (account != null)) {
      throw new IllegalArgumentException(
          "qianyin.chain.account: want the address that qianyin.chain.signer signs for, and no"
              + " address without a signer");
    }
    if (account != null && !account.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException(
          "qianyin.chain.account: want 0x and 40 hex digits, got " + account);
    }
    if (keystore != null && keystorePassphraseFile == null && keystorePassphrase == null) {
      throw new IllegalArgumentException(
          "qianyin.chain.keystore: want its passphrase too; set"
              + " QIANYIN_CHAIN_KEYSTORE_PASSPHRASE, or qianyin.chain.keystore-passphrase-file");
    }
  }

  /** Whether no key is named. */
  public boolean isEmpty() {
    return key == null && keystore == null && signer == null;
  }

  /** Never prints a secret. */
  @Override
  public String toString() {
    return "KeySettings[hidden]";
  }
}
