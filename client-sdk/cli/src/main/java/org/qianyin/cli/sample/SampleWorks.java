package org.qianyin.cli.sample;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample works: first episode, character sheet and script of an invented short drama.
 *
 * <p>Same Java, same bytes: nothing in them depends on the clock, the fonts or chance. File names
 * are ASCII so that they survive any locale; the Chinese is inside the script.
 */
public final class SampleWorks {
  /** A film of four seconds, upright as short dramas are, with sound. */
  public static final String EPISODE = "lantern-ep01.mov";

  /** A picture. */
  public static final String CHARACTER = "lantern-character.png";

  /** A text in UTF-8. */
  public static final String SCRIPT = "lantern-script.txt";

  private SampleWorks() {}

  /**
   * Writes the three files into {@code folder}, replacing files of the same names.
   *
   * @param folder an existing folder
   * @return episode, character, script, in this order
   * @throws IOException if the folder cannot be written
   */
  public static List<Path> writeTo(Path folder) throws IOException {
    return List.of(
        Files.write(folder.resolve(EPISODE), ShortFilm.movie()),
        Files.write(folder.resolve(CHARACTER), CharacterSheet.png()),
        Files.write(folder.resolve(SCRIPT), script()));
  }

  /** A still of the film, for those who show it small. */
  public static BufferedImage still() {
    return LaneScene.at(0.4, ShortFilm.WIDTH, ShortFilm.HEIGHT);
  }

  private static byte[] script() throws IOException {
    try (InputStream in = SampleWorks.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SCRIPT + " is missing from this build");
      }
      // Git may check text out with CRLF; the work has one spelling.
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
