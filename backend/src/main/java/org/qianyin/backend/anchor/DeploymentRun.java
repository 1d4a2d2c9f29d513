package org.qianyin.backend.anchor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.backend.platform.StartRefused;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code chain-deploy}: waits until the contract's deployment is final, and leaves {@code
 * chain/contract.json} for whoever pins it. The key stays with this process.
 */
@Component
@ConditionalOnProperty("qianyin.chain.deploy-only")
class DeploymentRun implements ApplicationRunner {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** So long may the same trouble last: what is misconfigured does not mend itself. */
  private static final Duration TROUBLED = Duration.ofSeconds(30);

  private final Optional<Anchoring> anchoring;
  private final ChainSettings settings;
  private final Path file;

  DeploymentRun(ObjectProvider<Anchoring> anchoring, ChainSettings settings, DataFolder folder) {
    this.anchoring = Optional.ofNullable(anchoring.getIfAvailable());
    this.settings = settings;
    this.file = folder.chain().resolve("contract.json");
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
    Anchoring running =
        anchoring.orElseThrow(() -> refused("qianyin.chain.mode is none: there is no chain"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    long troubled = System.nanoTime();
    while (!running.isContractFinal()) {
      long now = System.nanoTime();
      troubled = running.fault().isEmpty() ? now : troubled;
      if (now > end || now - troubled > TROUBLED.toNanos()) {
        throw refused(
            running.fault().isEmpty() ? "the deployment is not final yet" : running.fault());
      }
      running.nudge();
      Thread.sleep(settings.poll());
    }
    leave(running.facts().orElseThrow());
  }

  private static StartRefused refused(String what) {
    return new StartRefused(
        "CHAIN_DEPLOY",
        what,
        "Check qianyin.chain.rpc, the account's key and its funds, and run it again: what was sent"
            + " is remembered and not sent twice.");
  }

  private void leave(ChainFacts facts) throws IOException {
    Files.createDirectories(file.getParent());
    Json.Obj json =
        Json.Obj.of(
            Map.of(
                "chain", new Json.Str(facts.chain()),
                "codeHash", new Json.Str(facts.codeHash()),
                "contract", new Json.Str(facts.contract())));
    DurableFile.replace(file, Jcs.write(json));
  }
}
