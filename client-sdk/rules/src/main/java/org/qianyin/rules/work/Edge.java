package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.Read;

/**
 * A derivation from another work (bodies-v1 specification §2, {@code edge}).
 *
 * @param type {@code ADAPTATION TRANSLATION …} (domain specification 2.1)
 * @param target absent = a work outside the ledger, told in a leaf
 * @param clearance {@code OWN LICENSE EXTERNAL PUBLIC_DOMAIN STATUTORY NONE}
 * @param license present exactly if {@code clearance} is {@code LICENSE}
 * @param mode use that the clearance must cover
 * @param dependent whether rights in the target bear on the work
 */
public record Edge(
    String type,
    Optional<EntryId> target,
    String clearance,
    Optional<EntryId> license,
    Optional<String> mode,
    boolean dependent) {

  public static Edge of(Json.Obj edge) {
    Json.Obj clearance = edge.object("clearance");
    return new Edge(
        edge.string("type"),
        Read.optionalId(edge, "target"),
        clearance.string("kind"),
        Read.optionalId(clearance, "license"),
        edge.optionalString("mode"),
        Read.flag(edge, "dependent", true));
  }

  static List<Edge> list(Json.Obj body) {
    return body.objects("derives").stream().map(Edge::of).toList();
  }
}
