package org.qianyin.backend.platform;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why the server did not start, for the terminal: one sentence says what, one what to do.
 *
 * @param exit of the process: 1 the passphrase opens nothing, 2 a bad option, 3 all else
 * @param unforeseen what no sentence was written for, with its trace; else null
 */
public record StartFailure(int exit, String what, String next, @Nullable Throwable unforeseen) {

  private static final int WRONG_PASSPHRASE = 1;
  private static final int BAD_OPTION = 2;
  private static final int ENVIRONMENT = 3;

  private static final int MOST_CAUSES = 30;

  /** Those that have a short name. */
  private static final Map<String, String> OPTIONS =
      Map.of("qianyin.data", "data", "qianyin.origin", "origin", "server.port", "port");

  /** An option that cannot be read. */
  public static StartFailure badOption(String what) {
    return new StartFailure(
        BAD_OPTION,
        what,
        "Start it as: java -jar qianyin-backend.jar [serve|log-init|chain-deploy|migrate]"
            + " --data DIR [--port N]"
            + " [--origin HOST/NAME] [--property=value …]",
        null);
  }

  /** Reads what ended the start. */
  public static StartFailure of(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = failure;
        each != null && causes.size() < MOST_CAUSES;
        each = each.getCause()) {
      causes.add(each);
    }
    BindException unbound = null;
    for (Throwable each : causes) {
      if (each instanceof StartRefused refused) {
        return of(refused);
      }
      if (each instanceof PortInUseException taken) {
        return new StartFailure(
            ENVIRONMENT,
            "port " + taken.getPort() + " is taken",
            "Stop what listens there, or name another port with --port; 0 takes a free one.",
            null);
      }
      if (each instanceof BindException bind) {
        unbound = bind;
      }
    }
    return unbound == null
        ? new StartFailure(
            ENVIRONMENT,
            "the server did not start: " + causes.getLast(),
            "Look at the trace below; it is not one of the failures that have an advice.",
            failure)
        : badOption(option(unbound.getName().toString(), causes.getLast()));
  }

  private static StartFailure of(StartRefused refused) {
    int exit =
        switch (refused.code()) {
          case "KEY_PASSPHRASE" -> WRONG_PASSPHRASE;
          case "PASSPHRASE_MISSING" -> BAD_OPTION;
          default -> ENVIRONMENT;
        };
    return new StartFailure(exit, String.valueOf(refused.getMessage()), refused.next(), null);
  }

  /** Settings name themselves and their rule; of others only the name is told: it may be a key. */
  private static String option(String bound, Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    String name = said.startsWith(bound) ? said.replaceFirst(":.*", "") : bound;
    String rule =
        said.startsWith(bound) ? said.substring(name.length()) : ": cannot be read as its type";
    return "--" + OPTIONS.getOrDefault(name, name) + rule;
  }

  /** Prints it. */
  public void tell(PrintStream err) {
    err.println(what);
    err.println(next);
    if (unforeseen != null) {
      unforeseen.printStackTrace(err);
    }
  }
}
