package org.qianyin.proof.anchor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;

/** The anchors taken from real chains and those forged from them. */
final class AnchorVectors {

  private static final Json.Obj FILE = VectorFile.read("anchor/anchors.json");

  /** One proof, the rule it is checked under, and what must come of it. */
  record Case(
      String name, AnchorProof proof, AnchorRule rule, long size, Digest root, String expected) {

    AnchorVerdict check() {
      return rule.check(List.of(proof), size, root);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private AnchorVectors() {}

  static Stream<Case> all() {
    return FILE.objects("cases").stream().map(AnchorVectors::read);
  }

  /** Those that a real chain gave and that hold. */
  static Stream<Case> genuine() {
    return all().filter(c -> c.expected().equals("ANCHORED") && !c.name().contains("made-up"));
  }

  static Case named(String name) {
    return all().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static Case read(Json.Obj json) {
    Json.Obj proof = FILE.object("bases").object(json.string("base"));
    if (json.has("set")) {
      for (Map.Entry<String, Json> member : json.object("set").members().entrySet()) {
        proof = proof.with(member.getKey(), member.getValue());
      }
    }
    Json.Obj checkpoint = json.has("checkpoint") ? json.object("checkpoint") : proof;
    String reason = json.optionalString("reason").map(code -> " " + code).orElse("");
    return new Case(
        json.string("name"),
        AnchorProof.parse(proof).orThrow(),
        rule(json.object("rule")),
        checkpoint.integer("size"),
        Digest.ofHex(checkpoint.string("root")),
        json.string("outcome") + reason);
  }

  private static AnchorRule rule(Json.Obj json) {
    List<String> trust = json.strings("trust");
    return new AnchorRule(
        new ContractId(json.string("chain"), json.string("contract")),
        Digest.ofHex(json.string("codeHash").substring(2)),
        HeaderTrust.parse(trust.get(0), trust.subList(1, trust.size())).orThrow());
  }
}
