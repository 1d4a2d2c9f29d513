package org.qianyin.proof.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program of this machine, run to its end: what a test asks of tools that nobody here wrote.
 * Found by {@link Programs}; tests that need one say so by {@link RequiresProgram}.
 */
public final class Program {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private Path folder = Path.of("").toAbsolutePath();
  private byte[] input = {};
  private @Nullable Path output;

  private Program(String name) {
    command.add(Programs.get(name).toString());
  }

  /**
   * What a program said.
   *
   * @param out its standard output, empty if that went to a file
   */
  public record Answer(int status, String out, String err) {

    /** Both outputs, the standard one first. */
    public String text() {
      return out + err;
    }
  }

  /** The program of that name, without arguments, in the working directory. */
  public static Program named(String name) {
    return new Program(name);
  }

  /** With these arguments behind those that it has. */
  public Program with(Object... arguments) {
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return this;
  }

  /** With an environment variable. */
  public Program set(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** In another working directory. */
  public Program in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  /** With these bytes on its standard input, which is empty otherwise. */
  public Program reading(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /** With its standard output in this file, byte for byte. */
  public Program writing(Path file) {
    output = file;
    return this;
  }

  /**
   * Runs it.
   *
   * @throws AssertionError if it has not ended after five minutes; it is then killed
   */
  public Answer run() throws IOException, InterruptedException {
    Path files = Files.createTempDirectory("program");
    Path in = Files.write(files.resolve("in"), input);
    Path out = files.resolve("out");
    Path err = files.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput((output == null ? out : output).toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(command + " has not ended after " + DEADLINE);
      }
      return new Answer(process.exitValue(), output == null ? text(out) : "", text(err));
    } finally {
      process.destroyForcibly();
      for (Path file : List.of(in, out, err, files)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
