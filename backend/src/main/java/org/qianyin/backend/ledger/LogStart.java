package org.qianyin.backend.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qianyin.backend.signer.HeadSigner;
import org.qianyin.backend.signer.SignedHead;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.rules.Replay;
import org.qianyin.rules.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What must be true before the first signature (ledger specification §6, start-up): nobody who
 * remembers the log is ahead of the database, and the database replays to the head that it names.
 */
@Component
class LogStart {

  private static final Logger LOG = LoggerFactory.getLogger(LogStart.class);

  private final TransactionTemplate transactions;
  private final EntryStore entries;
  private final HeadStore heads;
  private final TileStore tiles;
  private final HeadSigner signer;
  private final PublishedLog published;
  private final ObjectProvider<IndexStore> indexes;

  LogStart(
      TransactionTemplate transactions,
      EntryStore entries,
      HeadStore heads,
      TileStore tiles,
      HeadSigner signer,
      PublishedLog published,
      ObjectProvider<IndexStore> indexes) {
    this.transactions = transactions;
    this.entries = entries;
    this.heads = heads;
    this.tiles = tiles;
    this.signer = signer;
    this.published = published;
    this.indexes = indexes;
  }

  /** Rebuilds state, index and tree from the entries; those who wait see nothing of it. */
  Frontier replay(String origin, HeadStore.Row row) throws IOException {
    List<Long> retained = heads.retained();
    Keeper keeper = new Keeper(retained);
    Replay replay =
        Replay.of(origin, Rules.book(), entry -> Optional.empty(), keeper, indexes.getObject());
    keeper.replay = replay;
    transactions.executeWithoutResult(
        status -> entries.all(each -> replay.leaf(each.bytes().value())));
    if (!(replay.result() instanceof Replay.Result.Consistent)) {
      throw new ForkRisk("the entries do not replay: " + replay.result());
    }
    Digest root = replay.tree().tree().root();
    if (replay.tree().size() != row.size() || !root.equals(row.root())) {
      throw new ForkRisk("the entries are not those of the head that the database names");
    }
    if (!replay.voids().isEmpty()) {
      throw new ForkRisk("the rules refuse what was accepted: " + replay.voids().getFirst());
    }
    LOG.info("replayed {} entries", row.size());
    return new Frontier(replay.state(), replay.index(), replay.tree(), replay.lastHead());
  }

  /** Compares the replayed log with all that remember it outside the database. */
  void compare(Frontier frontier) throws IOException {
    SignedHead signed = signer.last();
    if (signed.size() == 0 && heads.anyPublished()) {
      throw new ForkRisk(
          "the database holds a published log, and the signer has signed nothing: its key is"
              + " another one. Restore signer/ of the data folder from its own backup");
    }
    check("the signer", frontier, signed.size(), signed.root());
    Optional<String> note = tiles.checkpoint();
    if (note.isPresent()) {
      Checkpoint checkpoint =
          SignedNote.parse(note.get()).then(each -> Checkpoint.parse(each.text())).orThrow();
      check("the published checkpoint", frontier, checkpoint.size(), checkpoint.root());
    }
  }

  /** The size of the published checkpoint, 0 without one. */
  long publishedSize() throws IOException {
    return tiles
        .checkpoint()
        .map(note ->
            SignedNote.parse(note).then(each -> Checkpoint.parse(each.text())).orThrow().size())
        .orElse(0L);
  }

  private static void check(String who, Frontier frontier, long size, Digest root) throws ForkRisk {
    if (size > frontier.size()) {
      throw new ForkRisk(who + " knows " + size + " entries, the database only " + frontier.size());
    }
    if (size > 0 && !frontier.tree().tree().at(size).root().equals(root)) {
      throw new ForkRisk(who + " knows another tree of " + size + " entries");
    }
  }

  /** Takes a picture at each size that proofs are still asked about. */
  private final class Keeper implements Replay.Listener {
    private final List<Long> sizes;
    private @org.jspecify.annotations.Nullable Replay replay;

    Keeper(List<Long> sizes) {
      this.sizes = sizes;
    }

    @Override
    public void head(Head head, Entry entry) {
      long size = head.size() + 1;
      Replay at = replay;
      if (at != null && sizes.contains(size)) {
        heads
            .note(size)
            .ifPresent(note ->
                published.keep(
                    new SignedTree(
                        Frontier.shared(at.tree()),
                        at.tree().tree().root(),
                        new Sequenced(head.size(), entry),
                        at.index().snapshot(),
                        at.state(),
                        note)));
      }
    }
  }
}
