package org.qianyin.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.cli.words.Visible;
import org.qianyin.media.Fingerprint;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what is in a file or proof, in words. Judges nothing. */
@Command(name = "inspect")
final class InspectCommand extends Act {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      inspect(file);
    }
    return Trouble.DONE;
  }

  private void inspect(Path file) throws IOException {
    Fingerprint found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      found = Fingerprint.of(in, Fingerprint.Options.DEFAULTS.named(file.getFileName().toString()));
    } catch (NoSuchFileException e) {
      throw Trouble.usage(voice(), "file.missing", Visible.of(file.toString()));
    }
    voice().line(Visible.of(file.toString()));
    voice().say("inspect.file", found.mediaType().toString(), found.size());
    voice().line("  " + found.sha256());
    voice().line("  " + found.cid());
    Map<String, Json> facts = new TreeMap<>();
    facts.put("file", new Json.Str(file.toString()));
    facts.put("digest", new Json.Str(found.sha256().toString()));
    facts.put("size", new Json.Int(found.size()));
    facts.put("mime", new Json.Str(found.mediaType().toString()));
    facts.put("cid", new Json.Str(found.cid().toString()));
    voice().json(Json.Obj.of(facts));
  }
}
