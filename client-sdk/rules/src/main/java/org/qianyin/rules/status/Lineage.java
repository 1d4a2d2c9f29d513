package org.qianyin.rules.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.work.Edge;

/**
 * A work, what stands above it, and what these derive from, transitively (domain specification
 * 5.3): the works whose troubles are its own.
 *
 * @param works with all of them known, the work itself first
 * @param tooDeep whether derivation goes on beyond what is followed
 */
record Lineage(List<Titled> works, boolean tooDeep) {

  /** How many derivations deep it is followed (domain specification 2.1). */
  private static final int MAX_DEPTH = 16;

  static Lineage of(Facts facts, Titled work) {
    Map<EntryId, Titled> seen = new LinkedHashMap<>();
    Set<EntryId> level = new LinkedHashSet<>(work.line());
    for (int depth = 0; depth <= MAX_DEPTH && !level.isEmpty(); depth++) {
      Set<EntryId> sources = new LinkedHashSet<>();
      for (EntryId id : level) {
        Optional<Titled> known = facts.work(id);
        if (known.isPresent() && seen.putIfAbsent(id, known.get()) == null) {
          edges(known.get()).forEach(edge -> sources.addAll(sources(facts, edge)));
        }
      }
      sources.removeAll(seen.keySet());
      level = sources;
    }
    return new Lineage(new ArrayList<>(seen.values()), !level.isEmpty());
  }

  /** The edges that bear on the status of a work. */
  static List<Edge> edges(Titled work) {
    return work.registration().derives().stream().filter(Edge::dependent).toList();
  }

  private static List<EntryId> sources(Facts facts, Edge edge) {
    return edge.target()
        .map(id -> facts.work(id).map(Titled::line).orElse(List.of(id)))
        .orElse(List.of());
  }
}
