package org.qianyin.proof.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;

/** The index in memory: one {@link SubjectLog} per subject and the {@link SubjectMap} over them. */
public final class SubjectIndex implements IndexStore {

  private final Map<Digest, SubjectLog> logs = new ConcurrentHashMap<>();
  private final Set<Digest> touched = new HashSet<>();
  private SubjectMap map = SubjectMap.EMPTY;

  @Override
  public void append(SubjectLog.Element element, Collection<Subject> subjects) {
    for (Subject subject : subjects) {
      Digest key = subject.key();
      logs.put(key, logs.getOrDefault(key, SubjectLog.EMPTY).append(element));
      touched.add(key);
    }
  }

  @Override
  public Snapshot snapshot() {
    Map<Digest, MapClaim.Present> changes = new HashMap<>();
    for (Digest key : touched) {
      SubjectLog log = logs.getOrDefault(key, SubjectLog.EMPTY);
      changes.put(key, new MapClaim.Present(log.count(), log.root()));
    }
    touched.clear();
    map = map.with(changes);
    return new Snapshot(map, logs);
  }

  /** The index at one moment; stays what it is. */
  public static final class Snapshot implements IndexStore.Snapshot {

    private final SubjectMap map;
    private final Map<Digest, SubjectLog> logs;

    private Snapshot(SubjectMap map, Map<Digest, SubjectLog> logs) {
      this.map = map;
      this.logs = logs;
    }

    /** The map over all subjects. */
    public SubjectMap map() {
      return map;
    }

    @Override
    public Digest root() {
      return map.root();
    }

    @Override
    public SubjectLog log(Subject subject) {
      Digest key = subject.key();
      return map.get(key) instanceof MapClaim.Present present
          ? logs.getOrDefault(key, SubjectLog.EMPTY).at(Math.toIntExact(present.count()))
          : SubjectLog.EMPTY;
    }

    @Override
    public MapClaim claim(Subject subject) {
      return map.get(subject.key());
    }

    @Override
    public MapProof prove(Subject subject) {
      return map.prove(subject.key());
    }
  }
}
