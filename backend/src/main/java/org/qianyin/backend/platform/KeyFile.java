package org.qianyin.backend.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.ScryptCost;
import org.qianyin.proof.key.SealedKey;
import org.qianyin.proof.key.SigningKey;

/** A sealed Ed25519 key on the disk, {@code qianyin-key@1}, for its owner's eyes only. */
public final class KeyFile {

  private KeyFile() {}

  /** Makes a key and its file; the folder is the caller's to sync. */
  public static SigningKey create(Path path, Passphrase passphrase) throws IOException {
    SecureRandom random = new SecureRandom();
    SigningKey key = SigningKey.generate(Algorithm.ED25519, random);
    char[] words = passphrase.get();
    try {
      SealedKey sealed = SealedKey.seal(key, words, ScryptCost.KEPT, random);
      DurableFile.createSecret(path, Jcs.write(sealed.toJson()));
      return key;
    } finally {
      Arrays.fill(words, '\0');
    }
  }

  /**
   * Opens the key of a file.
   *
   * @throws StartRefused if the passphrase is wrong or the file is damaged
   */
  public static SigningKey open(Path path, Passphrase passphrase) throws IOException {
    char[] words = passphrase.get();
    try {
      Outcome<SigningKey> key =
          SealedKey.parse(Files.readAllBytes(path)).then(sealed -> sealed.open(words));
      if (key instanceof Outcome.Refused<SigningKey> refused) {
        throw new StartRefused(
            refused.refusal().reason().code(),
            path.getFileName() + ": " + refused.refusal().detail(),
            "Give the passphrase that the key was made with, or restore the file.");
      }
      return key.orThrow();
    } finally {
      Arrays.fill(words, '\0');
    }
  }
}
