package org.qianyin.proof.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers the answers to the questions asked last, a fixed number of them. */
final class Recent<K, V> {

  private final Map<K, V> answers;

  Recent(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Remembers an answer that was found elsewhere. */
  void put(K question, V answer) {
    synchronized (answers) {
      answers.put(question, answer);
    }
  }

  /** The answer, from memory or made now; two threads may make the same one. */
  V get(K question, Function<K, V> answer) {
    synchronized (answers) {
      V known = answers.get(question);
      if (known != null) {
        return known;
      }
    }
    V made = answer.apply(question);
    put(question, made);
    return made;
  }
}
