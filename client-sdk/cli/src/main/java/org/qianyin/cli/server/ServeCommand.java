package org.qianyin.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Passphrase;
import org.qianyin.cli.act.Root;
import org.qianyin.cli.voice.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: runs the backend in the foreground until it is told to stop. */
@Command(name = "serve")
public final class ServeCommand extends Act {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = ".qianyin")
  private Path data = Path.of(".qianyin");

  @Option(names = "--port", paramLabel = "N", defaultValue = "8080")
  private int port;

  @Option(names = "--origin", paramLabel = "HOST/NAME")
  private @Nullable String origin;

  @Mixin private Passphrase passphrase = new Passphrase();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
    return run(root(), arguments, origin, passphrase);
  }

  /**
   * Runs the backend with this process's terminal and hands its exit status on. What it says is a
   * result of {@code serve} alone; the others have their own, and it is a note there.
   */
  static int run(Root root, List<String> arguments, @Nullable String origin, Passphrase passphrase)
      throws IOException, InterruptedException {
    Home home = Home.of(root.environment());
    if (!Files.isRegularFile(home.backendJar())) {
      throw Trouble.undecided(root.voice(), "server.missing", home.backendJar());
    }
    List<String> all = complete(arguments, origin, home, root.environment());
    ProcessBuilder builder = new ProcessBuilder(ServerProcess.command(home, all)).inheritIO();
    builder.environment().putAll(root.environment()); // the chain's settings and its key
    builder.environment().put(Passphrase.VARIABLE, String.valueOf(passphrase.get(root, false)));
    boolean result = arguments.get(0).equals("serve");
    if (!result) {
      builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
    }
    Process server = builder.start();
    Thread stop = new Thread(() -> stop(server, result), "stop-server");
    Runtime.getRuntime().addShutdownHook(stop);
    if (!result) {
      server.getInputStream().transferTo(root.voice().notes());
    }
    int exit = server.waitFor();
    endsByItself(stop);
    return exit == 0 || exit == 143 ? Trouble.DONE : Trouble.UNDECIDED;
  }

  /** The arguments, and the development chain of the build unless another chain is configured. */
  static List<String> complete(
      List<String> arguments, @Nullable String origin, Home home, Map<String, String> environment) {
    List<String> all = new ArrayList<>(arguments);
    if (origin != null) {
      all.add("--qianyin.origin=" + origin);
    }
    if (environment.keySet().stream().noneMatch(name -> name.startsWith("QIANYIN_CHAIN_"))) {
      home.anvil().ifPresent(anvil -> all.add("--qianyin.chain.anvil=" + anvil));
    }
    return all;
  }

  /** Nobody told this process to stop, or it is stopping already. */
  private static void endsByItself(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // The hook is at work, and says how this ends.
    }
  }

  /** A server that was told to stop, and did, is no failure: the signal's own status would be. */
  private static void stop(Process server, boolean wanted) {
    server.destroy();
    try {
      if (server.waitFor(30, java.util.concurrent.TimeUnit.SECONDS) && wanted) {
        Runtime.getRuntime().halt(Trouble.DONE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
