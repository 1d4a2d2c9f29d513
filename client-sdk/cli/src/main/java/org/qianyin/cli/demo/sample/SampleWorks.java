package org.qianyin.cli.demo.sample;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample works: first episode, character sheet and script of an invented short drama.
 *
 * <p>Same Java, same bytes: nothing in them depends on the clock, the fonts or chance. File names
 * are Chinese where this machine can write them, else ASCII.
 */
public final class SampleWorks {
  private static final String SCRIPT = "lantern-script.txt";
  private static final List<String> CHINESE =
      List.of("雨巷灯 第1集 旧檐.mov", "沈青禾 角色设定.png", "雨巷灯 剧本.txt");
  private static final List<String> ASCII =
      List.of("lantern-ep01.mov", "lantern-character.png", SCRIPT);

  private SampleWorks() {}

  /**
   * Writes a film of four seconds with sound, a picture and a text in UTF-8 into {@code folder},
   * replacing files of the same names.
   *
   * @param folder an existing folder
   * @return episode, character, script, in this order
   * @throws IOException if the folder cannot be written
   */
  public static List<Path> writeTo(Path folder) throws IOException {
    List<String> names = names(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return List.of(
        Files.write(folder.resolve(names.get(0)), ShortFilm.movie()),
        Files.write(folder.resolve(names.get(1)), CharacterSheet.png()),
        Files.write(folder.resolve(names.get(2)), script()));
  }

  /** Names that a file system with this encoding of names can hold. */
  static List<String> names(String encoding) {
    boolean any =
        Charset.isSupported(encoding)
            && CHINESE.stream().allMatch(Charset.forName(encoding).newEncoder()::canEncode);
    return any ? CHINESE : ASCII;
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
