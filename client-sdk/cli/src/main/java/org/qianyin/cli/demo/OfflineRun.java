package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.qianyin.cli.server.Home;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Text;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/**
 * Everything judged again, by other processes, with server and chain gone.
 *
 * @param verdicts of the proofs, by the path of the proof
 */
record OfflineRun(Map<String, Json.Obj> verdicts) {
  private static final int DEPTH = 32;
  private static final long DEADLINE = 60;

  /** A run of {@code verify} on its way. */
  private record Started(Process process, Path out) {}

  /** What one run of {@code verify} said. */
  private record Run(int exit, List<Json.Obj> lines) {}

  static OfflineRun verify(
      Home home, DemoFolder folder, DemoWorks works, List<Path> bundles, Claims claims)
      throws IOException, InterruptedException {
    List<Path> files = works.parts().stream().flatMap(part -> part.file().stream()).toList();
    Started good = start(home, folder, files, bundles);
    List<Path> broken = breakCopies(files.get(0), folder.broken());
    Started bad = start(home, folder, broken, List.of());
    Run passed = finish(good);
    Map<String, Json.Obj> verdicts = new TreeMap<>();
    passed.lines().forEach(line -> verdicts.put(line.string("proof"), line));
    claims.need(
        "offline",
        new Text(
            "另一个进程离线验证：%d 个文件、%d 份证明全部通过，一直查到合约的存储"
                .formatted(files.size(), files.size() + bundles.size()),
            "Another process, offline: %d files and %d proofs all pass, down to the contract's storage"
                .formatted(files.size(), files.size() + bundles.size())),
        passed.exit() == Trouble.DONE
            && passed.lines().size() == files.size() + bundles.size()
            && passed.lines().stream().allMatch(OfflineRun::reachesTheChain),
        "exit " + passed.exit() + " " + passed.lines());
    refused(finish(bad), claims);
    return new OfflineRun(verdicts);
  }

  private static boolean reachesTheChain(Json.Obj verdict) {
    return verdict.string("overall").equals("TOTAL_PASSED")
        && verdict.objects("checks").stream()
            .anyMatch(check ->
                check.string("check").equals("anchor") && check.string("outcome").equals("PASSED"));
  }

  private static void refused(Run bad, Claims claims) {
    List<List<String>> reasons = bad.lines().stream().map(OfflineRun::reasons).toList();
    List<String> ofFile = reasons.isEmpty() ? List.of() : reasons.get(0);
    List<String> ofProof = reasons.size() < 2 ? List.of() : reasons.get(1);
    claims.state(
        "broken.file",
        new Text(
            "文件改一个字节：被拒绝（" + String.join("、", ofFile) + "）",
            "One byte of a file changed: refused (" + String.join(", ", ofFile) + ")"),
        bad.exit() == Trouble.REJECTED && ofFile.equals(List.of("CONTENT_MISMATCH")),
        "exit " + bad.exit() + " " + ofFile);
    claims.state(
        "broken.proof",
        new Text(
            "证明改一个字节：被拒绝（" + String.join("、", ofProof) + "）",
            "One byte of a proof changed: refused (" + String.join(", ", ofProof) + ")"),
        bad.exit() == Trouble.REJECTED && !ofProof.isEmpty(),
        "exit " + bad.exit() + " " + ofProof);
  }

  /** The codes of the checks that failed. */
  static List<String> reasons(Json.Obj verdict) {
    return verdict.objects("checks").stream()
        .filter(check -> check.string("outcome").equals("FAILED"))
        .map(check -> check.string("reason"))
        .distinct()
        .toList();
  }

  /** Two copies: one with a byte of the file flipped, one with a byte of the proof flipped. */
  private static List<Path> breakCopies(Path file, Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] proof = Files.readAllBytes(ProofFiles.beside(file));
    List<Path> copies = new ArrayList<>();
    for (String name : List.of("changed-file", "changed-proof")) {
      Path copy = folder.resolve(name);
      Files.copy(file, copy);
      Files.write(ProofFiles.beside(copy), proof);
      copies.add(copy);
    }
    flipMiddle(copies.get(0));
    Files.write(ProofFiles.beside(copies.get(1)), flipped(proof));
    return copies;
  }

  /** In place: a film need not fit into memory. */
  private static void flipMiddle(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 2);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      channel.write(one, channel.size() / 2);
    }
  }

  /** Another base64 letter in the first sibling hash of the first map proof. */
  private static byte[] flipped(byte[] proof) {
    byte[] changed = proof.clone();
    String text = new String(proof, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\"siblings\":\"") + "\"siblings\":\"".length();
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return changed;
  }

  private static Started start(Home home, DemoFolder folder, List<Path> files, List<Path> bundles)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(home.commandFlags());
    command.addAll(List.of("verify", "--json", "--policy", folder.policy().toString()));
    files.forEach(file -> command.add(file.toString()));
    if (!bundles.isEmpty()) {
      command.add("--bundle");
      bundles.forEach(bundle -> command.add(bundle.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    Path out = Files.createTempFile(folder.scratch(), "verify", ".ndjson");
    builder.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    return new Started(builder.start(), out);
  }

  private static Run finish(Started started) throws IOException, InterruptedException {
    Process process = started.process();
    if (!process.waitFor(DEADLINE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Run(Trouble.UNDECIDED, List.of());
    }
    List<Json.Obj> lines = new ArrayList<>();
    for (String line : Files.readAllLines(started.out())) {
      if (Jcs.parse(line.getBytes(StandardCharsets.UTF_8), DEPTH).orThrow()
          instanceof Json.Obj verdict) {
        lines.add(verdict);
      }
    }
    return new Run(process.exitValue(), lines);
  }
}
