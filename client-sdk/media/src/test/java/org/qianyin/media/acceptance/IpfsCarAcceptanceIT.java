package org.qianyin.media.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** The JavaScript of ipfs-car unpacks our CARs, and no changed ones. */
@RequiresProgram("ipfs-car")
class IpfsCarAcceptanceIT {

  @TempDir private Path folder;

  @Test
  void unpacksOurCarIntoTheFile() throws Exception {
    SampleFile file = SampleFile.of(folder, (2 << 20) + 5);
    Path unpacked = folder.resolve("unpacked");

    Program.Answer answer = unpack(file.car(), unpacked);

    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(unpacked).hasSameBinaryContentAs(file.path());
    assertThat(Program.named("ipfs-car").with("roots", file.car()).run().out().strip())
        .isEqualTo(file.cid().toString());
  }

  @Test
  void refusesOurCarOnceAByteOfItIsChanged() throws Exception {
    Path changed = SampleFile.changed(SampleFile.of(folder, (2 << 20) + 5).car());

    Program.Answer answer = unpack(changed, folder.resolve("unpacked"));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("HashMismatch");
  }

  private static Program.Answer unpack(Path car, Path target) throws Exception {
    return Program.named("ipfs-car").with("unpack", car, "--output", target).run();
  }
}
