package org.qianyin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.cli.voice.Asking;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where {@code qianyin} begins: one command line in, one exit status out. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its status. */
  public static void main(String[] args) {
    // UTF-8 whatever the locale says: JSON is, and a question mark in place of a title misleads.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    System.exit(run(args, System.getenv(), out, err, Boolean.getBoolean("qianyin.terminal")));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /**
   * Runs one command line in this process.
   *
   * @param terminal whether {@code err} can redraw a line
   * @return 0 verified or done, 1 rejected, 2 usage, 3 undecided
   */
  static int run(
      String[] args,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      boolean terminal) {
    Optional<Asking> asking = terminal ? Asking.console() : Optional.empty();
    return run(args, environment, out, err, terminal, asking);
  }

  /** The same, with {@code asking} in the place of whoever sits at the terminal. */
  static int run(
      String[] args,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Optional<Asking> asking) {
    Voice voice = new Voice(out, err, Language.of(List.of(args), environment), terminal, asking);
    CommandLine command = new CommandLine(new QianyinCommand(voice, environment));
    command.setResourceBundle(voice.words().help());
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setUsageHelpAutoWidth(terminal);
    command.setParameterExceptionHandler((wrong, given) -> usage(voice, wrong, List.of(given)));
    command.setExecutionExceptionHandler(
        (broken, where, parsed) -> trouble(voice, broken, environment, parsed));
    int exit = command.execute(args);
    out.flush();
    err.flush();
    return exit;
  }

  private static int usage(Voice voice, ParameterException wrong, List<String> given) {
    voice.speakJson(given.contains("--json"));
    String message = voice.text("usage.wrong", String.valueOf(wrong.getMessage()));
    if (wrong instanceof UnmatchedArgumentException unknown) {
      message = voice.text("usage.unknown", String.join(" ", unknown.getUnmatched()));
    } else if (wrong instanceof MissingParameterException missing) {
      message = voice.text("usage.missing", names(missing));
    }
    return Trouble.tell(
        voice,
        Trouble.USAGE,
        "USAGE",
        message
            + "\n"
            + voice.text("usage.help", wrong.getCommandLine().getCommandSpec().qualifiedName()));
  }

  private static String names(MissingParameterException missing) {
    return String.join(
        ", ",
        missing.getMissing().stream()
            .map(arg ->
                arg instanceof CommandLine.Model.OptionSpec option
                    ? option.longestName()
                    : arg.paramLabel())
            .toList());
  }

  private static int trouble(
      Voice voice, Exception broken, Map<String, String> environment, ParseResult parsed) {
    if (broken instanceof Trouble known) {
      return known.tell(voice);
    }
    if (environment.containsKey("QIANYIN_DEBUG")) {
      broken.printStackTrace(voice.notes());
    }
    if (broken instanceof IOException outside) {
      return Trouble.of(voice, outside).tell(voice);
    }
    String command = parsed.commandSpec().qualifiedName();
    return Trouble.tell(
        voice, Trouble.UNDECIDED, "BROKEN", voice.text("broken", command, describe(broken)));
  }

  private static String describe(Exception broken) {
    return broken.getMessage() == null
        ? broken.getClass().getSimpleName()
        : broken.getClass().getSimpleName() + ": " + broken.getMessage();
  }
}
