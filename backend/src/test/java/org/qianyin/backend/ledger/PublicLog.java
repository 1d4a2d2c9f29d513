package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.EntryBundle;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TileCoordinate;
import org.qianyin.rules.Replay;
import org.qianyin.rules.Rules;

/** The log as a stranger reads it, from its public files alone. */
final class PublicLog {

  private PublicLog() {}

  /** Reads the public files, recomputes everything, and compares it with what was promised. */
  static void assertHolds(Path data, Traffic traffic) throws Exception {
    Path log = data.resolve("log");
    Checkpoint now =
        SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint")))
            .then(note -> Checkpoint.parse(note.text()))
            .orThrow();
    Replay replay =
        Replay.of("localhost/main", Rules.book(), Entry::checkSignatures, Replay.Listener.NONE);
    for (long at = 0; at < now.size(); at += TileCoordinate.FULL) {
      TileCoordinate tile =
          TileCoordinate.in(now.size(), 0, at / TileCoordinate.FULL).orThrow().entries();
      byte[] file = Files.readAllBytes(log.resolve(tile.path()));
      EntryBundle.read(file, tile.width()).orThrow().forEach(replay::leaf);
    }
    assertThat(replay.result()).isInstanceOf(Replay.Result.Consistent.class);
    assertThat(replay.voids()).isEmpty();
    MerkleTree tree = replay.tree().tree();
    assertThat(tree.root()).isEqualTo(now.root());
    assertThat(traffic.acknowledged()).isNotEmpty();
    for (Map.Entry<Entry, Checkpoint> each : traffic.acknowledged().entrySet()) {
      assertThat(tree.at(each.getValue().size()).root()).isEqualTo(each.getValue().root());
      assertThat(replay.state().hasEntry(each.getKey().id())).isTrue();
    }
  }
}
