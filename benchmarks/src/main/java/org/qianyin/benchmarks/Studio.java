package org.qianyin.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.client.Actor;
import org.qianyin.client.Patience;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.register.Listener;
import org.qianyin.client.register.Plan;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.client.register.Registrar;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.SealedKey;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.rules.Rules;

/** A creation platform: registers what its studios made from a process of its own that stays. */
final class Studio {

  private final QianyinClient client;
  private final Plan plan;

  /**
   * @param keyFile of a registered party, its proof beside it
   */
  Studio(URI server, Path policy, Path keyFile, String passphrase) throws IOException {
    this.client =
        new QianyinClient(
            server,
            Policy.parse(Files.readAllBytes(policy)).orThrow(),
            Patience.USUAL,
            Clock.systemUTC());
    SigningKey key =
        SealedKey.parse(Files.readAllBytes(keyFile))
            .then(sealed -> sealed.open(passphrase.toCharArray()))
            .orThrow();
    Entry party =
        Bundle.parse(ProofFiles.read(ProofFiles.beside(keyFile)))
            .then(bundle -> Entry.parse(bundle.entry().toArray(), Rules.types()))
            .orThrow();
    this.plan =
        new Plan(
            new PartyId(party.id()),
            List.of(key),
            "LEGAL_ENTITY",
            Optional.empty(),
            Optional.of("IMAGE"),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            "NONE",
            true,
            true,
            false);
  }

  /**
   * Registers files, as {@code qianyin register} does.
   *
   * @throws IOException if one of them is not registered
   */
  void register(List<Path> files) throws IOException, InterruptedException {
    Checkpoint seen = client.checkpoint().orThrow();
    Actor actor = new Actor(seen.origin(), seen, Clock.systemUTC(), new SecureRandom());
    for (Registration each :
        new Registrar(client, actor, plan, new Listener() {}).register(files)) {
      if (each instanceof Registration.NotDone not) {
        throw new IOException(not.file() + ": " + not.code() + ", " + not.detail());
      }
    }
  }
}
