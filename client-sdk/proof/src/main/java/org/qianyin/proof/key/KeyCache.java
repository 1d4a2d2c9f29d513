package org.qianyin.proof.key;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that were used last, up to a number. For any number of threads. */
final class KeyCache {

  private final Map<String, PublicKey> keys;

  KeyCache(int most) {
    this.keys =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, PublicKey> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<PublicKey> find(String multikey) {
    return Optional.ofNullable(keys.get(multikey));
  }

  synchronized void put(String multikey, PublicKey key) {
    keys.put(multikey, key);
  }

  synchronized int size() {
    return keys.size();
  }
}
