package org.qianyin.cli.trade;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Problem;
import org.qianyin.client.QianyinClient;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: whole tables into files. */
@Command(name = "export")
public final class ExportCommand extends Act {
  private static final Map<String, String> ENDINGS =
      Map.of("csv", ".csv", "csv-excel", ".csv", "ndjson", ".ndjson");
  private static final Duration LONGEST = Duration.ofHours(1);

  @Parameters(arity = "1..*", paramLabel = "VIEW")
  private List<String> views = List.of();

  @Option(names = "--format", paramLabel = "F", defaultValue = "csv")
  private String format = "csv";

  @Option(names = "--out", paramLabel = "DIR", defaultValue = ".")
  private Path folder = Path.of(".");

  @Option(names = "--force")
  private boolean force;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws IOException {
    if (!ENDINGS.containsKey(format)) {
      throw Trouble.usage(voice(), "export.format", format);
    }
    for (String view : views) {
      if (!List.of("works", "licenses").contains(view)) {
        throw Trouble.usage(voice(), "export.view", view);
      }
      if (!force && Files.exists(file(view, format, folder))) {
        throw Trouble.usage(
            voice(), "export.exists", Visible.of(file(view, format, folder).toString()));
      }
    }
    QianyinClient client = server.client(root());
    for (String view : views) {
      Path file;
      try (Progress progress = voice().bytes(Progress.OPEN, "export.table", view)) {
        file = write(client, view, format, folder, progress::reach);
      }
      voice().say("export.done", view, Visible.of(file.toString()), Files.size(file));
      voice()
          .json(
              Json.Obj.of(
                  Map.of(
                      "view", new Json.Str(view),
                      "file", new Json.Str(file.toString()),
                      "bytes", new Json.Int(Files.size(file)))));
    }
    return Trouble.DONE;
  }

  private static Path file(String view, String format, Path folder) {
    return folder.resolve(view + ENDINGS.get(format));
  }

  /**
   * Streams one table to its file; a table that ends early leaves no file.
   *
   * @param written hears how many bytes are in the file
   */
  public static Path write(
      QianyinClient client, String view, String format, Path folder, LongConsumer written)
      throws IOException {
    Files.createDirectories(folder);
    Path file = file(view, format, folder);
    Path part = folder.resolve("." + view + ".part");
    try {
      Optional<Problem> problem;
      OutputStream counted = new CountingStream(Files.newOutputStream(part), written);
      try (OutputStream out = new BufferedOutputStream(counted, 1 << 16)) {
        problem = client.export(view, format, out, LONGEST);
      }
      if (problem.isPresent()) {
        throw Trouble.rejected(problem.get());
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return file;
  }
}
