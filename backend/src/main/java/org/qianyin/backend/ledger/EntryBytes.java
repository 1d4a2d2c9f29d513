package org.qianyin.backend.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.qianyin.proof.entry.Sequenced;
import org.springframework.stereotype.Component;

/** Bytes of entries by seq; the ones in use stay in memory, about 32 MiB at most. */
@Component
class EntryBytes {

  private static final int MOST = 8192;

  private final EntryStore store;
  private final Map<Long, byte[]> recent =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > MOST;
        }
      };

  EntryBytes(EntryStore store) {
    this.store = store;
  }

  synchronized void remember(Sequenced entry) {
    recent.put(entry.seq(), entry.entry().bytes());
  }

  /** All of these; each must be in the log. */
  Map<Long, byte[]> get(Set<Long> seqs) {
    Map<Long, byte[]> found = new HashMap<>();
    Set<Long> missing = new HashSet<>();
    synchronized (this) {
      for (Long seq : seqs) {
        byte[] bytes = recent.get(seq);
        if (bytes == null) {
          missing.add(seq);
        } else {
          found.put(seq, bytes);
        }
      }
    }
    Map<Long, byte[]> loaded = store.bytes(missing);
    synchronized (this) {
      recent.putAll(loaded);
    }
    found.putAll(loaded);
    return found;
  }
}
