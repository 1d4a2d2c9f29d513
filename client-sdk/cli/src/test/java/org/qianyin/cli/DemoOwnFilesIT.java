package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/** {@code ./qianyin demo FILE… --ai …}: two pictures that have the same name. */
class DemoOwnFilesIT {
  @TempDir private static Path folder;
  private static DemoRun run;

  @BeforeAll
  static void runTheDemo() throws Exception {
    run = DemoRun.into(kept(), "--ai", "ASSISTED", picture("a", 0xAA3322), picture("b", 0x2233AA));
  }

  private static String picture(String where, int colour) throws Exception {
    BufferedImage image = new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
    image.setRGB(7, 7, colour);
    Path file = Files.createDirectory(folder.resolve(where)).resolve("lamp.png");
    ImageIO.write(image, "png", file.toFile());
    return file.toString();
  }

  private static Path kept() {
    return folder.resolve("kept");
  }

  @Test
  void bothAreRegisteredAndEveryClaimHolds() throws Exception {
    assertThat(run.exit()).as(run.errors() + run.told().members()).isZero();
    assertThat(run.told().objects("claims"))
        .allSatisfy(claim -> assertThat(claim.get("holds")).contains(new Json.Bool(true)))
        .extracting(claim -> claim.string("id"))
        .contains("work.lamp.png", "work.lamp (2).png", "broken.file", "offline");
    assertThat(kept().resolve("works/lamp.png"))
        .hasSameBinaryContentAs(folder.resolve("a/lamp.png"));
    assertThat(kept().resolve("works/lamp (2).png"))
        .hasSameBinaryContentAs(folder.resolve("b/lamp.png"));
    assertThat(folder.resolve("a"))
        .as("nothing beside the originals")
        .isDirectoryNotContaining("glob:**.json");
  }

  @Test
  void whatIsSignedOfThemIsWhatTheirOwnerSaid() throws Exception {
    for (String name : List.of("lamp.png", "lamp (2).png")) {
      byte[] proof = Files.readAllBytes(kept().resolve("works/" + name + ".qianyin.json"));
      Bundle bundle = Bundle.parse(proof).orThrow();
      Entry entry = Entry.parse(bundle.entry().toArray(), Rules.types()).orThrow();
      assertThat(entry.body().object("ai").string("involvement")).isEqualTo("ASSISTED");
      assertThat(entry.body().string("kind")).isEqualTo("IMAGE");
    }
    String page = Files.readString(kept().resolve("report.html"));
    assertThat(page)
        .contains("<dd>assisted by AI</dd>")
        .doesNotContain("directed by people", "<span class=\"ai\">")
        .contains("qianyin verify &#39;works/lamp (2).png&#39; --policy policy");
  }
}
