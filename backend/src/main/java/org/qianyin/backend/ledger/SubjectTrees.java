package org.qianyin.backend.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.TreeNodes;

/**
 * Trees of subjects that many bundles of one epoch prove elements of: who registers a thousand
 * works has a thousand paths in one tree, and each path alone would hash a page of it anew. Trees
 * remember what they were asked for, about 20 MB in all.
 */
final class SubjectTrees {

  private static final int SMALLEST = 16;
  private static final int MOST = 32;
  private static final int MOST_NODES = 8192;

  private record Key(Subject subject, int count) {}

  private record Place(int level, long index) {}

  private final Map<Key, MerkleTree> trees = recent(MOST);

  /** The tree of a subject with so many elements; they never change. */
  MerkleTree of(Subject subject, SubjectLog log) {
    if (log.count() < SMALLEST) {
      return log.tree();
    }
    synchronized (trees) {
      return trees.computeIfAbsent(new Key(subject, log.count()), key -> remembering(log.tree()));
    }
  }

  private static MerkleTree remembering(MerkleTree tree) {
    return new MerkleTree(tree.size(), new Nodes(tree.nodes()));
  }

  private static final class Nodes implements TreeNodes {
    private final TreeNodes source;
    private final Map<Place, Digest> known = recent(MOST_NODES);

    Nodes(TreeNodes source) {
      this.source = source;
    }

    @Override
    public synchronized Digest node(int level, long index) {
      return known.computeIfAbsent(new Place(level, index), at -> source.node(level, index));
    }
  }

  private static <K, V> Map<K, V> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
