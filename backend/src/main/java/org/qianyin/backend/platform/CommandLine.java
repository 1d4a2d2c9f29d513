package org.qianyin.backend.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind {@code java -jar qianyin-backend.jar}: an optional command and options, of
 * which {@code --data DIR}, {@code --port N} and {@code --origin HOST/NAME} may be written with a
 * space.
 *
 * @param command {@code serve}, {@code log-init}, {@code chain-deploy} or {@code migrate}
 * @param properties the options in the form that Spring reads, {@code --name=value}
 */
public record CommandLine(String command, List<String> properties) {

  public CommandLine {
    if (!List.of("serve", "log-init", "chain-deploy", "migrate").contains(command)) {
      throw new IllegalArgumentException(
          "command: want serve, log-init, chain-deploy or migrate, got "
              + command
              + "; see docs/architecture.md");
    }
    properties = List.copyOf(properties);
  }

  /**
   * @throws IllegalArgumentException for an unknown command, or an option without its value
   */
  public static CommandLine parse(List<String> args) {
    String command = "serve";
    List<String> properties = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      switch (arg) {
        // Made absolute here: Spring would read "../ledger" as a path inside the application.
        case "--data" ->
            properties.add("--qianyin.data=" + Path.of(valueOf(args, ++i)).toAbsolutePath());
        case "--origin" -> properties.add("--qianyin.origin=" + valueOf(args, ++i));
        case "--port" -> properties.add("--server.port=" + valueOf(args, ++i));
        default -> {
          if (arg.startsWith("--")) {
            properties.add(arg);
          } else {
            command = arg;
          }
        }
      }
    }
    return new CommandLine(command, properties);
  }

  private static String valueOf(List<String> args, int at) {
    if (at >= args.size()) {
      throw new IllegalArgumentException(args.get(at - 1) + ": want a value behind it");
    }
    return args.get(at);
  }

  /** The arguments for Spring; what ends by itself listens on a free port of the loopback. */
  public String[] springArguments() {
    List<String> all = new ArrayList<>(properties);
    if (endsWhenReady()) {
      all.add("--server.port=0");
    }
    if (command.equals("log-init")) {
      all.addAll(List.of("--qianyin.chain.mode=none", "--qianyin.new-log-only=true"));
    }
    if (command.equals("chain-deploy")) {
      all.addAll(
          List.of(
              "--qianyin.chain.deploy=true",
              "--qianyin.chain.deploy-only=true",
              "--qianyin.chain.every=0s"));
    }
    return all.toArray(String[]::new);
  }

  /** Whether only the schema of a database is brought up to date. */
  public boolean onlyMigrates() {
    return command.equals("migrate");
  }

  /** Whether the process ends by itself once the log or the contract is there. */
  public boolean endsWhenReady() {
    return command.equals("log-init") || command.equals("chain-deploy");
  }
}
