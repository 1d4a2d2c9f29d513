package org.qianyin.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Group;
import org.qianyin.cli.act.Passphrase;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code chain}: the contract that the log is anchored in. The key that pays stays with the server.
 */
@Command(
    name = "chain",
    subcommands = {ChainCommand.Deploy.class, ChainCommand.Status.class})
public final class ChainCommand extends Group {

  /**
   * {@code chain deploy}: runs the server until the contract's deployment is final. Which chain and
   * whose key is said by the same settings that {@code serve} reads ({@code QIANYIN_CHAIN_…}).
   */
  @Command(name = "deploy")
  static final class Deploy extends Act {
    private static final int DEPTH = 4;

    @Option(names = "--data", paramLabel = "DIR", required = true)
    private Path data = Path.of(".qianyin");

    @Mixin private Passphrase passphrase = new Passphrase();

    @Override
    public Integer call() throws IOException, InterruptedException {
      List<String> arguments = List.of("chain-deploy", "--data", data.toString());
      int exit = ServeCommand.run(root(), arguments, null, passphrase);
      if (exit == Trouble.DONE) {
        tell(
            (Json.Obj)
                Jcs.parse(Files.readAllBytes(data.resolve("chain/contract.json")), DEPTH)
                    .orThrow());
      }
      return exit;
    }

    private void tell(Json.Obj made) {
      Object[] facts = {made.string("chain"), made.string("contract"), made.string("codeHash")};
      voice().say("chain.deployed", facts);
      voice().say("chain.pin", facts);
      voice().json(made);
    }
  }

  /** {@code chain status}: what a running server's {@code /actuator/chain} tells its operator. */
  @Command(name = "status")
  static final class Status extends Act {
    @Mixin private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws IOException {
      Json.Obj report = Answers.given(voice(), server.client(root()).look("/actuator/chain"));
      voice().json(report);
      if (report.string("mode").equals("none")) {
        voice().say("chain.none");
        return Trouble.DONE;
      }
      contract(report);
      anchors(report);
      report.objects("endpoints").forEach(this::endpoint);
      if (report.has("trouble")) {
        voice().say("chain.trouble", Visible.of(report.string("trouble")));
      }
      return isChecked(report) && !report.has("trouble") ? Trouble.DONE : Trouble.UNDECIDED;
    }

    private static boolean isChecked(Json.Obj report) {
      return report.get("codeChecked").equals(Optional.of(new Json.Bool(true)));
    }

    private void contract(Json.Obj report) {
      if (!report.has("contract")) {
        voice().say("chain.unknown");
        return;
      }
      Json.Obj facts = report.object("contract");
      voice().say("chain.contract", facts.string("chain"), facts.string("contract"));
      String key = isChecked(report) ? "chain.code.checked" : "chain.code.unseen";
      voice().say(key, facts.string("codeHash"));
    }

    private void anchors(Json.Obj report) {
      if (report.has("anchored")) {
        Json.Obj last = report.object("anchored");
        boolean provable = last.get("provable").equals(Optional.of(new Json.Bool(true)));
        String key = provable ? "chain.anchored" : "chain.anchored.unproven";
        voice().say(key, text(last, "size"), text(last, "block"));
      } else {
        voice().say("chain.anchored.none");
      }
      if (report.has("onItsWay")) {
        Json.Obj sent = report.object("onItsWay");
        voice().say("chain.sent", text(sent, "size"), Visible.of(sent.string("transaction")));
      }
    }

    private void endpoint(Json.Obj endpoint) {
      String name = Visible.of(endpoint.string("endpoint"));
      String trouble = endpoint.string("trouble");
      if (trouble.isEmpty()) {
        voice().say("chain.endpoint.well", name, text(endpoint, "block"));
      } else {
        voice()
            .say(
                "chain.endpoint.aside",
                name,
                Visible.of(endpoint.string("since")),
                Visible.of(trouble));
      }
    }

    /** Without the marks that a language puts between thousands. */
    private static String text(Json.Obj object, String member) {
      return Long.toString(object.integer(member));
    }
  }
}
