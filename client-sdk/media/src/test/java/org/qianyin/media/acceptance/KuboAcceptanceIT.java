package org.qianyin.media.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.MemoryBlocks;
import org.qianyin.media.car.CarOutcome;
import org.qianyin.media.car.CarReader;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.UnixFsDirectory;
import org.qianyin.media.unixfs.UnixFsFile;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/**
 * Kubo, offline and in a repository of its own, gives files the names that we give them, reads our
 * CARs, and writes CARs that we read.
 */
@RequiresProgram("ipfs")
class KuboAcceptanceIT {

  private static final int MIB = 1 << 20;
  private static final int LONG = 3 * MIB + 7;

  @TempDir private static Path repository;
  @TempDir private Path folder;

  @BeforeAll
  static void makesARepository() throws Exception {
    ok("init", "--empty-repo", "--profile=unixfs-v1-2025,autoconf-off,announce-off");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, MIB - 1, MIB, MIB + 1, LONG, 10 * MIB})
  void namesAFileAsWeDo(int size) throws Exception {
    SampleFile file = SampleFile.of(folder, size);
    assertThat(onlyHash(file.path())).isEqualTo(file.cid().toString());
  }

  @Test
  void namesAChangedFileOtherwiseAndAsWeDo() throws Exception {
    SampleFile file = SampleFile.of(folder, LONG);
    SampleFile changed = SampleFile.of(SampleFile.changed(file.path()));
    assertThat(onlyHash(changed.path()))
        .isEqualTo(changed.cid().toString())
        .isNotEqualTo(file.cid().toString());
  }

  @Test
  void namesAFolderAsWeDo() throws Exception {
    Path series = Files.createDirectory(folder.resolve("series"));
    SampleFile short1 = SampleFile.of(series, 12);
    SampleFile long2 = SampleFile.of(series, MIB + 1);
    Path renamed = Files.move(short1.path(), series.resolve("第一集.txt"));
    UnixFsDirectory ours =
        UnixFsDirectory.of(
            Map.of(
                renamed.getFileName().toString(), entry(short1),
                long2.path().getFileName().toString(), entry(long2)));
    assertThat(onlyHash(series)).isEqualTo(ours.cid().toString());
  }

  private static UnixFsDirectory.Entry entry(SampleFile file) {
    return new UnixFsDirectory.Entry(file.cid(), file.found().dagSize());
  }

  @Test
  void importsOurCarAndReadsTheFileBack() throws Exception {
    SampleFile file = SampleFile.of(folder, LONG);
    Path read = folder.resolve("read");

    assertThat(ok("dag", "import", file.car()).text()).contains(file.cid().toString());
    assertThat(ipfs("cat", file.cid()).writing(read).run().status()).isZero();
    assertThat(read).hasSameBinaryContentAs(file.path());
  }

  @Test
  void refusesOurCarOnceAByteOfItIsChanged() throws Exception {
    Path changed = SampleFile.changed(SampleFile.of(folder, LONG).car());
    assertThat(ipfs("dag", "import", changed).run().status()).isNotZero();
  }

  @Test
  void writesACarThatWeReadAndRefuseOnceAByteOfItIsChanged() throws Exception {
    SampleFile file = SampleFile.of(folder, LONG + 1);
    Path car = folder.resolve("kubo.car");
    ok("add", "-Q", file.path());
    assertThat(ipfs("dag", "export", file.cid()).writing(car).run().status()).isZero();

    MemoryBlocks blocks = new MemoryBlocks();
    assertThat(read(car, blocks))
        .isEqualTo(new CarOutcome.Complete(List.of(file.cid()), 5, Files.size(car)));
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    UnixFsFile.open(file.cid(), blocks).copyTo(back);
    assertThat(file.path()).hasBinaryContent(back.toByteArray());

    assertThat(read(SampleFile.changed(car), new MemoryBlocks()))
        .isInstanceOfSatisfying(
            CarOutcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(CarOutcome.Reason.MISMATCH));
  }

  private static CarOutcome read(Path car, MemoryBlocks blocks) throws IOException {
    try (var in = Files.newInputStream(car)) {
      return CarReader.read(
          in, 1000, (Cid cid, byte[] block, long offset) -> blocks.node(cid, block));
    }
  }

  private static String onlyHash(Path path) throws IOException, InterruptedException {
    return ok("add", "--quieter", "--only-hash", "--recursive", path).out().strip();
  }

  private static Program.Answer ok(Object... arguments) throws IOException, InterruptedException {
    Program.Answer answer = ipfs(arguments).run();
    assertThat(answer.status()).as(answer.text()).isZero();
    return answer;
  }

  private static Program ipfs(Object... arguments) {
    return Program.named("ipfs")
        .set("IPFS_PATH", repository)
        .set("IPFS_TELEMETRY", "off")
        .with("--offline")
        .with(arguments);
  }
}
