package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/**
 * Programs that were written for other logs accept ours: fsck of Tessera reads every tile and every
 * entry, and Go's own verifiers take a proof that a client got.
 */
class LogAcceptanceIT extends RunningServer {

  private static final String LOG = "localhost/main";

  /** More than the 256 entries of a tile, so that there are whole and partial ones. */
  private static final int MANY = 300;

  private static final List<Entry> WORKS = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void fillsTheLogOnce() throws Exception {
    if (!WORKS.isEmpty()) {
      return;
    }
    Author author = new Author(LOG);
    assertThat(post("/v1/entries", submission(author.registration())).status()).isEqualTo(201);
    Stream.generate(author::work).limit(MANY).forEach(WORKS::add);
    String works =
        WORKS.stream().map(LogAcceptanceIT::submission).collect(Collectors.joining(",", "[", "]"));
    assertThat(post("/v1/entries:batch", works).text().lines())
        .hasSize(MANY)
        .allMatch(line -> line.contains("\"status\":201"));
  }

  private Server.Answer post(String path, String json) throws IOException, InterruptedException {
    return server().post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String submission(Entry entry) {
    return "{\"entry\":\"" + Base64.getEncoder().encodeToString(entry.bytes()) + "\"}";
  }

  @Test
  @RequiresProgram("tessera-fsck")
  void tesseraFindsTheLogWholeAsFilesAndOverHttp() throws Exception {
    String size = size(server().get("/checkpoint").text());
    for (String url : new String[] {folder(dataFolder().resolve("log")), server().base() + "/"}) {
      String words = fsck(url).text();
      assertThat(words).contains("Successfully fsck'd log with size " + size + " and root");
    }
  }

  /** It exits 0 for broken logs too: only its words tell. */
  @Test
  @RequiresProgram("tessera-fsck")
  void tesseraFindsAnyChangedByteOfAnEntryOrATile() throws Exception {
    for (String file : new String[] {"tile/entries/000", "tile/0/000", "checkpoint"}) {
      Path copy = copyOf(dataFolder().resolve("log"), folder.resolve(file.replace('/', '-')));
      flipAByteOf(copy.resolve(file));
      assertThat(fsck(folder(copy)).text()).as(file).doesNotContain("Successfully");
    }
  }

  @Test
  @RequiresProgram("tlog-verify")
  void goVerifiersTakeTheProofOfAReceiptAndNoChangedOne() throws Exception {
    Entry work = WORKS.get(MANY / 2);
    Server.Answer answer = server().get("/v1/entries/" + work.id() + "/proof");
    String proof = Bundle.parse(answer.body()).orThrow().inclusion();
    Path entry = Files.write(folder.resolve("entry"), work.bytes());

    Program.Answer yes = verify("proof", proof, entry);
    assertThat(yes.status()).as(yes.text()).isZero();
    assertThat(yes.out()).startsWith("verified proof");

    flipAByteOf(entry);
    assertThat(verify("proof", proof, entry).status()).isEqualTo(1);
  }

  @Test
  @RequiresProgram("tlog-verify")
  void goVerifiersTakeTheCheckpointAndNoChangedOne() throws Exception {
    String note = server().get("/checkpoint").text();

    Program.Answer yes = verify("note", note);
    assertThat(yes.status()).as(yes.text()).isZero();
    String size = size(note);
    assertThat(yes.out().strip()).isEqualTo("verified note of " + LOG + " at size " + size);

    String grown = note.replaceFirst("\n" + size + "\n", "\n" + size + "0\n");
    assertThat(verify("note", grown).status()).isEqualTo(1);
  }

  /** Others may have filled the same log before. */
  private static String size(String note) {
    String size = note.lines().skip(1).findFirst().orElseThrow();
    assertThat(Long.parseLong(size)).isGreaterThan(MANY); // more than one tile
    return size;
  }

  private static Program.Answer fsck(String url) throws IOException, InterruptedException {
    return Program.named("tessera-fsck")
        .with("-storage_url", url, "-public_key", dataFolder().resolve("log/vkey"))
        .with("-ui=false", "-N", "2", "-v", "1")
        .run();
  }

  private static Program.Answer verify(String what, String text, Path... files)
      throws IOException, InterruptedException {
    String vkey = Files.readString(dataFolder().resolve("log/vkey")).strip();
    return Program.named("tlog-verify")
        .with(what, vkey)
        .with((Object[]) files)
        .reading(text.getBytes(StandardCharsets.UTF_8))
        .run();
  }

  private static String folder(Path path) {
    return "file://" + path + "/";
  }

  private static void flipAByteOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private static Path copyOf(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }
}
