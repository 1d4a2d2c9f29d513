package org.qianyin.cli.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWorksTest {
  @Test
  void writesTheSameBytesEachTime(@TempDir Path one, @TempDir Path two) throws Exception {
    List<Path> first = SampleWorks.writeTo(one);
    List<Path> second = SampleWorks.writeTo(two);
    assertThat(first).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(first.get(i)).hasSameBinaryContentAs(second.get(i));
    }
  }

  @Test
  void namesAreAsciiWhereChineseOnesCannotBeWritten() {
    assertThat(SampleWorks.names("ANSI_X3.4-1968")).allMatch(name -> name.matches("[ -~]+"));
    assertThat(SampleWorks.names("UTF-8")).first().isEqualTo("雨巷灯 第1集 旧檐.mov");
    assertThat(SampleWorks.names("X-NONE")).allMatch(name -> name.matches("[ -~]+"));
  }

  @Test
  void theScriptIsChineseTextInUtf8(@TempDir Path folder) throws Exception {
    String text = Files.readString(SampleWorks.writeTo(folder).get(2), StandardCharsets.UTF_8);
    assertThat(text).startsWith("雨巷灯\n").contains("沈青禾").doesNotContain("\r", "\ufffd");
  }

  @Test
  void thePictureOpens() throws Exception {
    var picture = ImageIO.read(new ByteArrayInputStream(CharacterSheet.png()));
    assertThat(picture.getWidth()).isEqualTo(720);
    assertThat(picture.getHeight()).isEqualTo(960);
  }

  @Test
  void theFilmHasTwoTracksThatLastFourSeconds() throws Exception {
    ParsedMovie film = ParsedMovie.of(ShortFilm.movie());
    assertThat(film.brand()).isEqualTo("qt  ");
    assertThat(film.tracks()).extracting(ParsedMovie.Track::codec).containsExactly("jpeg", "sowt");
    assertThat(film.tracks()).allSatisfy(track -> assertThat(track.seconds()).isEqualTo(4.0));
  }

  @Test
  void everySampleOfTheFilmLiesWhereItsTableSays() throws Exception {
    ParsedMovie film = ParsedMovie.of(ShortFilm.movie());
    List<byte[]> pictures = film.chunks(film.tracks().get(0));
    assertThat(pictures).hasSize(48);
    for (byte[] picture : pictures) {
      var image = ImageIO.read(new ByteArrayInputStream(picture));
      assertThat(image.getWidth()).isEqualTo(360);
      assertThat(image.getHeight()).isEqualTo(640);
    }
    assertThat(film.chunks(film.tracks().get(1)))
        .hasSize(48)
        .allSatisfy(chunk -> assertThat(chunk).hasSize(4000));
    assertThat(film.covered()).as("media bytes that a table points at").isEqualTo(film.media());
  }

  @Test
  void thePicturesMoveAndTheSoundIsNoSilence() throws Exception {
    ParsedMovie film = ParsedMovie.of(ShortFilm.movie());
    List<byte[]> pictures = film.chunks(film.tracks().get(0));
    assertThat(pictures.stream().map(ParsedMovie::digest).distinct()).hasSize(48);
    int loudest = 0;
    for (short sample : Strings.play(24_000, 4)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    assertThat(loudest).isBetween(5_000, 28_000);
  }

  @Test
  void aFilmWhoseSoundEndsEarlyIsRefused() {
    assertThatThrownBy(
            () -> new QuickTimeMovie(2, 2, 12, List.of(new byte[1]), 24_000, new short[1999]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }
}
