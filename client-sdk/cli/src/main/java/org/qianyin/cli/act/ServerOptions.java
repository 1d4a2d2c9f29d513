package org.qianyin.cli.act;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.client.Actor;
import org.qianyin.client.Patience;
import org.qianyin.client.QianyinClient;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.VerifierKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --server URL} and the policy by which its answers are judged. */
public final class ServerOptions {
  /** Its name in the environment. */
  static final String VARIABLE = "QIANYIN_SERVER";

  private static final String USUAL = "http://127.0.0.1:8080/";

  @Option(names = "--server", paramLabel = "URL", descriptionKey = "server")
  private @Nullable String server;

  @Mixin private PolicyOption policy = new PolicyOption();

  /** Where the server is. */
  URI address(Root root) {
    String text =
        Optional.ofNullable(server).orElse(root.environment().getOrDefault(VARIABLE, USUAL));
    if (!text.matches("https?://[^\\s/]+(/.*)?")) {
      throw Trouble.usage(root.voice(), "server.url", text);
    }
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  public Policy policy(Root root) throws IOException {
    return policy.read(root);
  }

  public QianyinClient client(Root root) throws IOException {
    return new QianyinClient(address(root), policy.read(root), Patience.USUAL, Clock.systemUTC());
  }

  /**
   * The origin of the ledger, which the policy names: without a word to the server where it trusts
   * one log alone.
   */
  public String origin(Root root, QianyinClient client) throws IOException {
    List<String> names = policy(root).logs().stream().map(VerifierKey::name).distinct().toList();
    return names.size() == 1 ? names.get(0) : actor(client).log();
  }

  /** Opens the newest checkpoint, so that entries can name it. */
  public static Actor actor(QianyinClient client) throws IOException {
    Outcome<Checkpoint> seen = client.checkpoint();
    if (seen instanceof Outcome.Refused<Checkpoint> refused) {
      throw Trouble.rejected(refused.refusal());
    }
    Checkpoint checkpoint = seen.orThrow();
    return new Actor(checkpoint.origin(), checkpoint, Clock.systemUTC(), new SecureRandom());
  }
}
