package org.qianyin.cli.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.SealedKey;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --key FILE}, once for each signer, and the passphrase that opens them all. */
public final class KeyOptions {
  @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "key")
  private List<Path> files = List.of();

  @Mixin private Passphrase passphrase = new Passphrase();

  /** Opens every key, in the order given. */
  public List<HeldKey> open(Root root) throws IOException {
    char[] secret = passphrase.get(root, false);
    try {
      List<HeldKey> keys = new ArrayList<>();
      for (Path file : files) {
        keys.add(open(root.voice(), file, secret));
      }
      return keys;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private static HeldKey open(Voice voice, Path file, char[] secret) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Trouble.usage(voice, "file.missing", Visible.of(file.toString()));
    }
    Outcome<SigningKey> key = SealedKey.parse(bytes).then(sealed -> sealed.open(secret));
    if (key instanceof Outcome.Refused<SigningKey> refused) {
      throw Trouble.rejected(refused.refusal());
    }
    return new HeldKey(file, key.orThrow(), party(voice, file));
  }

  /** The party that the proof beside the key file registers. */
  private static Optional<HeldKey.Party> party(Voice voice, Path file) throws IOException {
    Path proof = ProofFiles.beside(file);
    if (!Files.isRegularFile(proof)) {
      return Optional.empty();
    }
    Outcome<Entry> entry =
        Bundle.parse(ProofFiles.read(proof))
            .then(bundle -> Entry.parse(bundle.entry().toArray(), Rules.types()));
    if (!(entry instanceof Outcome.Ok<Entry> ok) || !ok.value().type().equals("party.registered")) {
      throw Trouble.usage(voice, "key.party", Visible.of(proof.toString()));
    }
    return Optional.of(
        new HeldKey.Party(new PartyId(ok.value().id()), ok.value().body().string("kind")));
  }
}
