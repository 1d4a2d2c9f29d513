package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.RegistrationNumber;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.index.SubjectMap;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TreeHash;
import org.qianyin.rules.Rules;

/** The examples of {@code docs/spec} say what the code says. */
class SpecExamplesTest {

  private static final Path SPEC = Path.of("../../docs/spec");

  private static String page(String name) throws IOException {
    return Files.readString(SPEC.resolve(name));
  }

  /** The fenced block of a page whose info string ends in {@code example <name>}. */
  private static String example(String page, String name) throws IOException {
    Matcher block =
        Pattern.compile("```[a-z]+ example " + name + "\n(.*?\n)```", Pattern.DOTALL)
            .matcher(page(page));
    assertThat(block.find()).as("example %s in %s", name, page).isTrue();
    return block.group(1);
  }

  /** Rows of the tables of a page, cells without back ticks. */
  private static List<List<String>> rows(String page) throws IOException {
    return page(page)
        .lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .map(row -> row.stream().map(cell -> cell.replace("`", "").strip()).toList())
        .toList();
  }

  private static String cell(String page, String row) throws IOException {
    return rows(page).stream()
        .filter(cells -> cells.get(0).equals(row))
        .map(cells -> cells.get(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + row + " in " + page));
  }

  @Test
  void theExampleEntryHasTheIdLeafHashAndSubjectsThatThePageGives() throws IOException {
    byte[] bytes = example("entry.md", "entry").strip().getBytes(StandardCharsets.UTF_8);
    Entry entry = Entry.parse(bytes, Rules.types()).orThrow();

    assertThat(entry.checkSignatures()).isEmpty();
    assertThat(entry.id().hex()).isEqualTo(cell("entry.md", "id"));
    assertThat(entry.leafHash().hex()).isEqualTo(cell("entry.md", "leaf hash"));
    assertThat(entry.subjects().stream().map(Subject::text).collect(Collectors.joining(", ")))
        .isEqualTo(cell("entry.md", "subjects"));
  }

  @Test
  void registrationNumbersAreThoseOfThePage() throws IOException {
    List<List<String>> numbers =
        rows("entry.md").stream()
            .filter(row -> row.size() == 3 && row.get(2).startsWith("QY-"))
            .toList();
    assertThat(numbers).hasSize(3);
    for (List<String> row : numbers) {
      assertThat(new RegistrationNumber(row.get(0), Long.parseLong(row.get(1))).toString())
          .isEqualTo(row.get(2));
    }
  }

  @Test
  void theExampleMapHasTheRootThatThePageGives() throws IOException {
    Map<Digest, MapClaim.Present> values = new TreeMap<>();
    put(values, "work:" + "0".repeat(63) + "1/title", 0);
    put(values, "content:sha256:" + "ab".repeat(32), 0, 1);
    put(values, "party:" + "0".repeat(63) + "2/keys", 0, 1, 2);

    assertThat(SubjectMap.EMPTY.with(values).root().hex())
        .isEqualTo(
            rows("index.md").stream()
                .filter(row -> row.get(0).startsWith("work:0…01/title seq 0"))
                .findFirst()
                .orElseThrow()
                .get(1));
    assertThat(SubjectMap.EMPTY.root().hex()).isEqualTo(cell("index.md", "nothing"));
  }

  private static void put(Map<Digest, MapClaim.Present> values, String subject, int... seqs) {
    SubjectLog log = SubjectLog.EMPTY;
    for (int seq : seqs) {
      byte[] data = ("entry" + seq).getBytes(StandardCharsets.US_ASCII);
      log = log.append(new SubjectLog.Element(seq, TreeHash.leaf(data)));
    }
    values.put(new Subject(subject).key(), (MapClaim.Present) log.claim());
  }

  @Test
  void theExampleCheckpointOpensUnderTheExamplePolicy() throws IOException {
    byte[] text = example("policy.md", "policy").getBytes(StandardCharsets.UTF_8);
    Policy policy = Policy.parse(text).orThrow();
    SignedNote note = SignedNote.parse(example("log.md", "checkpoint")).orThrow();
    Checkpoint checkpoint = Checkpoint.parse(note.text()).orThrow();

    assertThat(checkpoint.size()).isEqualTo(38);
    assertThat(note.open(policy.logsOf(checkpoint.origin())).orThrow()).hasSize(1);
  }

  @Test
  void everyTypeOfVersionOneStandsInThePageOfBodiesAndNoOther() throws IOException {
    List<String> named = new ArrayList<>();
    for (List<String> row : rows("bodies.md")) {
      String type = row.get(0).replace(" ◆", "");
      if (type.matches("[a-z]+\\.[a-z]+")) {
        named.add(type);
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(Rules.typeNames());
  }

  @Test
  void everyCheckOfAVerdictStandsInThePageOfBundlesInItsOrder() throws IOException {
    String checks =
        rows("bundle.md").stream()
            .map(row -> row.get(0))
            .filter(cell -> cell.matches("[a-z]+( [a-z]+)*"))
            .collect(Collectors.joining(" "));
    List<String> order = new ArrayList<>();
    for (CheckName name : CheckName.values()) {
      order.add(name.text());
    }
    assertThat(checks).endsWith(String.join(" ", order));
  }
}
