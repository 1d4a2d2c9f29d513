package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.MerkleTree;

/**
 * Trees of subjects that many bundles of one epoch prove elements of: who registers a thousand
 * works has a thousand paths in one tree, and each path alone would hash a page of it anew.
 */
final class SubjectTrees {

  private static final int MOST = 64;
  private static final int SMALLEST = 16;
  private static final int LARGEST = 4096;

  private record Key(Subject subject, int count) {}

  private final Map<Key, MerkleTree> trees =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, MerkleTree> eldest) {
          return size() > MOST;
        }
      };

  /** The tree of a subject with so many elements; they never change. */
  MerkleTree of(Subject subject, SubjectLog log) {
    if (log.count() < SMALLEST || log.count() > LARGEST) {
      return log.tree();
    }
    synchronized (this) {
      return trees.computeIfAbsent(new Key(subject, log.count()), key -> grown(log));
    }
  }

  private static MerkleTree grown(SubjectLog log) {
    List<Digest> hashes = new ArrayList<>(log.count());
    for (int n = 0; n < log.count(); n++) {
      hashes.add(log.element(n).hash());
    }
    return MerkleTree.ofLeafHashes(hashes);
  }
}
