package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.OwnersWord;
import org.qianyin.cli.demo.sample.SampleWorks;
import org.qianyin.cli.register.FileHead;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.register.ProofFiles;

/**
 * What {@code demo} registers: somebody's own files, or samples where there are none.
 *
 * @param files may be empty
 * @param ai how far AI made them, as their owner says; of the samples the demo knows it
 */
record OwnFiles(List<Path> files, String ai) {
  private static final String OF_SAMPLES = "HUMAN_DIRECTED";

  /** The series of the demo has its proof under this name. */
  static final String SERIES = "series";

  /**
   * Looks at the files before anything starts.
   *
   * @param ai after {@code --ai}, if it was given
   * @throws Trouble if one of them could not be registered
   */
  static OwnFiles of(Voice voice, List<Path> files, @Nullable String ai) throws IOException {
    if (files.isEmpty()) {
      if (ai != null) {
        throw Trouble.usage(voice, "demo.ai");
      }
      return new OwnFiles(files, OF_SAMPLES);
    }
    for (int i = 0; i < files.size(); i++) {
      check(voice, files.get(i));
      for (Path other : files.subList(0, i)) {
        if (Files.mismatch(files.get(i), other) < 0) {
          throw Trouble.usage(voice, "demo.same", shown(other), shown(files.get(i)));
        }
      }
    }
    return new OwnFiles(files, OwnersWord.involvement(voice, ai));
  }

  private static void check(Voice voice, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Trouble.usage(voice, "file.missing", shown(file));
    }
    if (Files.size(file) == 0) {
      throw Trouble.usage(voice, "demo.empty", shown(file));
    }
    if (!FileHead.saysKind(file)) {
      throw Trouble.usage(voice, "demo.kind", shown(file), FileHead.type(file));
    }
  }

  private static String shown(Path file) {
    return Visible.of(file.toString());
  }

  /** Writes the samples, or copies the files, so that nothing is written beside those. */
  List<Path> writeTo(Path works) throws IOException {
    if (files.isEmpty()) {
      return SampleWorks.writeTo(works);
    }
    List<Path> copies = new ArrayList<>();
    for (Path file : files) {
      Path copy = free(works, file.getFileName().toString());
      FileTime changed = Files.getLastModifiedTime(file);
      Files.copy(file, copy);
      Files.setLastModifiedTime(copy, changed);
      copies.add(copy);
    }
    return copies;
  }

  /** A name that no other file has, nor will have when the proofs are written. */
  private static Path free(Path works, String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    Path path = works.resolve(name);
    for (int n = 2; isTaken(path); n++) {
      path = works.resolve(stem + " (" + n + ")" + ending);
    }
    return path;
  }

  private static boolean isTaken(Path path) {
    String name = path.getFileName().toString();
    return Files.exists(path)
        || name.equals(SERIES)
        || name.endsWith(ProofFiles.ENDING)
        || name.endsWith(PrivateFile.ENDING);
  }
}
