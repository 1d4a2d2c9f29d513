package org.qianyin.cli.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Group;
import org.qianyin.cli.act.Passphrase;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.PrivateFile;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.ScryptCost;
import org.qianyin.proof.key.SealedKey;
import org.qianyin.proof.key.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys}: private keys in encrypted files. */
@Command(name = "keys", subcommands = KeysCommand.New.class)
public final class KeysCommand extends Group {

  /** {@code keys new}: makes a key and seals it under a passphrase; never over an older file. */
  @Command(name = "new")
  static final class New extends Act {
    @Option(names = "--alg", paramLabel = "ALG", defaultValue = "ed25519")
    private String algorithm = "ed25519";

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "qianyin.key")
    private Path out = Path.of("qianyin.key");

    @Mixin private Passphrase passphrase = new Passphrase();

    @Override
    public Integer call() throws IOException {
      Algorithm alg =
          Algorithm.ofCode(algorithm)
              .orElseThrow(() ->
                  Trouble.usage(
                      voice(), "keys.alg", Arrays.toString(Algorithm.values()), algorithm));
      if (Files.exists(out)) {
        throw Trouble.usage(voice(), "keys.exists", Visible.of(out.toString()));
      }
      SecureRandom random = new SecureRandom();
      char[] secret = passphrase.get(root(), true);
      SigningKey key = SigningKey.generate(alg, random);
      SealedKey sealed = SealedKey.seal(key, secret, ScryptCost.KEPT, random);
      Arrays.fill(secret, '\0');
      PrivateFile.writeSecret(out, Jcs.write(sealed.toJson()));
      voice().say("keys.made", Visible.of(out.toString()), key.publicKey().multikey());
      voice()
          .json(
              Json.Obj.of(
                  Map.of(
                      "file", new Json.Str(out.toString()),
                      "alg", new Json.Str(alg.code()),
                      "key", new Json.Str(key.publicKey().multikey()))));
      return Trouble.DONE;
    }
  }
}
