package org.qianyin.backend.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qianyin.backend.signer.HeadSigner;
import org.qianyin.backend.signer.Signing;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.ConsistencyProof;
import org.qianyin.proof.log.EntryBundle;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.TileCoordinate;
import org.springframework.stereotype.Component;

/**
 * Steps 4 to 6 of ledger specification §6: stage, sign, publish. An idempotent function of a
 * committed head; whatever was cut short is simply done again.
 */
@Component
class Publisher {

  private final EntryStore entries;
  private final HeadStore heads;
  private final TileStore tiles;
  private final HeadSigner signer;

  Publisher(EntryStore entries, HeadStore heads, TileStore tiles, HeadSigner signer) {
    this.entries = entries;
    this.heads = heads;
    this.tiles = tiles;
    this.signer = signer;
  }

  /**
   * Publishes a committed tree.
   *
   * @param from size of the tree that is published now, 0 for none
   * @return the signed note
   * @throws IOException if the disk fails, or the signer refuses
   */
  String publish(String origin, long from, MerkleTree tree) throws IOException {
    Digest root = tree.root();
    tiles.stage(tree.size(), root, grown(from, tree));
    long signed = signer.last().size();
    ConsistencyProof proof =
        signed <= tree.size()
            ? tree.consistencyFrom(signed)
            : new ConsistencyProof(signed, tree.size(), java.util.List.of());
    Signing signing = signer.sign(new Checkpoint(origin, tree.size(), root), proof);
    String note =
        switch (signing) {
          case Signing.Signed(var signature) -> signature.noteText();
          case Signing.Refused(String detail) ->
              throw new ForkRisk("the signer refuses: " + detail);
        };
    tiles.publish(tree.size(), root, note);
    heads.published(tree.size(), note);
    return note;
  }

  private Map<String, byte[]> grown(long from, MerkleTree tree) {
    Map<String, byte[]> grown = new LinkedHashMap<>();
    for (TileCoordinate tile : TileCoordinate.grown(from, tree.size())) {
      grown.put(tile.path(), tile.bytes(tree.nodes()));
      if (tile.level() == 0) {
        long begin = tile.index() * TileCoordinate.FULL;
        grown.put(
            tile.entries().path(), EntryBundle.write(entries.range(begin, begin + tile.width())));
      }
    }
    return grown;
  }
}
