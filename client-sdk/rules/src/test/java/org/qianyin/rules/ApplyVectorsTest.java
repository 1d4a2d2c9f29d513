package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.state.MemoryState;

/** apply.json, apply-works.json and heads.json: every case by its reason. */
class ApplyVectorsTest {

  private static final RuleBook BOOK = PlaceholderRules.book();

  @TestFactory
  Stream<DynamicTest> partiesKeysAndTheGeneralRules() {
    return applied("apply.json", tinyLog());
  }

  @TestFactory
  Stream<DynamicTest> worksAndLicencesOfThePlaceholders() {
    Json.Obj file = LedgerVectors.json("apply-works.json");
    List<byte[]> setup = file.strings("setup").stream().map(Base64.getDecoder()::decode).toList();
    return applied("apply-works.json", setup);
  }

  private static Stream<DynamicTest> applied(String name, List<byte[]> setup) {
    Json.Obj file = LedgerVectors.json(name);
    Replay replay = replay(file.string("log"), setup);
    assertThat(replay.result()).isEqualTo(new Replay.Result.Consistent());
    assertThat(replay.voids()).isEmpty();
    MemoryState state = replay.state();
    Instant now = Instant.parse(file.string("now"));
    return file.objects("cases").stream()
        .map(it ->
            DynamicTest.dynamicTest(
                it.string("name"),
                () -> {
                  byte[] bytes = Base64.getDecoder().decode(it.string("entry"));
                  Entry entry = Entry.parse(bytes, BOOK).orThrow();
                  Ruling ruling = BOOK.apply(state, file.integer("seq"), now, entry);
                  assertThat(reason(ruling)).isEqualTo(it.string("reason"));
                  assertThat(ruling instanceof Ruling.Applied)
                      .isEqualTo(it.string("expect").equals("applied"));
                }));
  }

  private static String reason(Ruling ruling) {
    return ruling instanceof Ruling.Refused refused ? refused.first().reason().code() : "";
  }

  @TestFactory
  Stream<DynamicTest> headsOfAReplay() {
    Json.Obj file = LedgerVectors.json("heads.json");
    return file.objects("cases").stream()
        .map(it -> DynamicTest.dynamicTest(it.string("name"), () -> replays(file, it)));
  }

  private static void replays(Json.Obj file, Json.Obj facts) {
    List<byte[]> leaves =
        facts.strings("leaves").stream().map(Base64.getDecoder()::decode).toList();
    Replay replay = replay(file.string("log"), leaves);
    Replay.Result result = replay.result();
    String expect = facts.string("expect");
    String reason = facts.optionalString("reason").orElse("");
    if (result instanceof Replay.Result.Violated violated) {
      assertThat(expect).isEqualTo("TOTAL_FAILED");
      assertThat(violated.rule().reason().code()).isEqualTo(reason);
    } else if (result instanceof Replay.Result.Undecided undecided) {
      assertThat(expect).isEqualTo("INDETERMINATE");
      assertThat(undecided.reason().reason().code()).isEqualTo(reason);
    } else {
      assertThat(expect).isEqualTo("TOTAL_PASSED");
      assertThat(reason).isEmpty();
    }
    List<String> voids = new ArrayList<>();
    for (Json item : facts.list("void")) {
      List<Json> pair = ((Json.Arr) item).items();
      voids.add(((Json.Int) pair.get(0)).value() + " " + ((Json.Str) pair.get(1)).value());
    }
    assertThat(replay.voids().stream().map(it -> it.seq() + " " + it.reason().reason()).toList())
        .isEqualTo(voids);
  }

  private static Replay replay(String log, List<byte[]> leaves) {
    Replay replay = Replay.of(log, BOOK, Entry::checkSignatures, Replay.Listener.NONE);
    leaves.forEach(replay::leaf);
    return replay;
  }

  /** The one entry bundle of the tiny log: uint16 length and entry, each (tlog-tiles). */
  private static List<byte[]> tinyLog() {
    ByteBuffer bundle = ByteBuffer.wrap(LedgerVectors.bytes("tiny-log/entries"));
    List<byte[]> leaves = new ArrayList<>();
    while (bundle.hasRemaining()) {
      byte[] leaf = new byte[Short.toUnsignedInt(bundle.getShort())];
      bundle.get(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }
}
