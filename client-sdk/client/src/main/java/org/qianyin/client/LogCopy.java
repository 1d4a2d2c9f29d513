package org.qianyin.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.EntryBundle;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TileCoordinate;
import org.qianyin.proof.log.VerifierKey;

/**
 * A whole log, read file by file and recomputed: every entry hashes into the root that the log
 * signed, and every tile is the one that these entries give. Says nothing about validity.
 *
 * @param checkpoint that was recomputed
 * @param files how many were read, the checkpoint among them
 */
public record LogCopy(Checkpoint checkpoint, int files) {
  /**
   * Recomputes the log, and keeps a copy if asked to.
   *
   * @param keys of the log, from the caller's policy
   * @param target folder for the copy, or empty
   * @return the copy, or the first broken rule: a code of notes and checkpoints, {@code
   *     BUNDLE_FILE}, {@code ROOT_MISMATCH} or {@code TILE_MISMATCH}
   * @throws IOException if a file is missing or cannot be read or written
   */
  public static Outcome<LogCopy> take(
      LogReader log, Collection<VerifierKey> keys, Optional<Path> target) throws IOException {
    byte[] note = log.read("checkpoint");
    Outcome<Checkpoint> signed = open(note, keys);
    if (!(signed instanceof Outcome.Ok<Checkpoint> ok)) {
      return Outcome.refused(((Outcome.Refused<Checkpoint>) signed).refusal());
    }
    Checkpoint checkpoint = ok.value();
    List<TileCoordinate> tiles = TileCoordinate.grown(0, checkpoint.size());
    GrowingTree tree = new GrowingTree();
    int files = 1;
    for (TileCoordinate tile : tiles) {
      if (tile.level() == 0) {
        byte[] bundle = log.read(tile.entries().path());
        Outcome<List<byte[]>> entries = EntryBundle.read(bundle, tile.width());
        if (!(entries instanceof Outcome.Ok<List<byte[]>> read)) {
          return Outcome.refused("BUNDLE_FILE", tile.entries().path() + ": not an entry bundle");
        }
        read.value().forEach(entry -> tree.append(Digest.sha256(new byte[] {0}, entry)));
        write(target, tile.entries().path(), bundle);
        files++;
      }
    }
    if (!tree.tree().root().equals(checkpoint.root())) {
      return Outcome.refused(
          "ROOT_MISMATCH", "the entries do not hash to the root that was signed");
    }
    for (TileCoordinate tile : tiles) {
      byte[] served = log.read(tile.path());
      if (!Arrays.equals(served, tile.bytes(tree))) {
        return Outcome.refused("TILE_MISMATCH", tile.path() + ": not the tile of these entries");
      }
      write(target, tile.path(), served);
      files++;
    }
    write(target, "checkpoint", note);
    return Outcome.ok(new LogCopy(checkpoint, files));
  }

  /** The checkpoint in a note that one of {@code keys} has signed. */
  static Outcome<Checkpoint> open(byte[] note, Collection<VerifierKey> keys) {
    return SignedNote.parse(note)
        .then(signed ->
            signed
                .open(keys)
                .then(found ->
                    found.isEmpty()
                        ? Outcome.refused(
                            "LOG_SIGNATURE_MISSING",
                            "checkpoint: no signature by a log key of the policy")
                        : Checkpoint.parse(signed.text())));
  }

  private static void write(Optional<Path> target, String path, byte[] bytes) throws IOException {
    if (target.isPresent()) {
      Path file = target.get().resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }
}
