package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.index.SubjectIndex;
import org.qianyin.proof.index.SubjectLog;

class ReplayTest {

  @Test
  void fillsTheIndexThatItIsGiven() {
    IndexStore index = new SubjectIndex();
    Replay replay = replayInto(index);
    assertThat(replay.result()).isEqualTo(new Replay.Result.Consistent());
    assertThat(index.snapshot().root()).isEqualTo(replay.lastHead().orElseThrow().map());
  }

  @Test
  void findsThatTheIndexIsNotTheOneThatTheHeadsSay() {
    assertThat(replayInto(new Forgetful()).result()).isInstanceOf(Replay.Result.Violated.class);
  }

  private static Replay replayInto(IndexStore index) {
    Replay replay =
        Replay.of(
            LedgerVectors.json("apply.json").string("log"),
            PlaceholderRules.book(),
            Entry::checkSignatures,
            Replay.Listener.NONE,
            index);
    ByteBuffer bundle = ByteBuffer.wrap(LedgerVectors.bytes("tiny-log/entries"));
    while (bundle.hasRemaining()) {
      byte[] leaf = new byte[Short.toUnsignedInt(bundle.getShort())];
      bundle.get(leaf);
      replay.leaf(leaf);
    }
    return replay;
  }

  /** Keeps every entry from one of its subjects. */
  private static final class Forgetful implements IndexStore {
    private final SubjectIndex index = new SubjectIndex();

    @Override
    public void append(SubjectLog.Element element, Collection<Subject> subjects) {
      index.append(element, List.copyOf(subjects).subList(1, subjects.size()));
    }

    @Override
    public Snapshot snapshot() {
      return index.snapshot();
    }
  }
}
