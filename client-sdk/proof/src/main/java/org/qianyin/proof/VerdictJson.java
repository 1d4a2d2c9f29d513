package org.qianyin.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;

/** Writes a verdict for machines. */
final class VerdictJson {

  private VerdictJson() {}

  static Json.Obj write(Verdict verdict) {
    Map<String, Json> members = new TreeMap<>();
    members.put("overall", new Json.Str(verdict.overall().name()));
    members.put(
        "checks", new Json.Arr(verdict.findings().stream().map(VerdictJson::write).toList()));
    verdict.policyName().ifPresent(name -> members.put("policy", new Json.Str(name)));
    verdict.asOf().ifPresent(time -> members.put("asOf", new Json.Int(time.getEpochSecond())));
    verdict.authority().ifPresent(kind -> members.put("authority", new Json.Str(kind)));
    verdict
        .entry()
        .ifPresent(placed -> {
          members.put("id", new Json.Str(placed.entry().id().hex()));
          members.put("seq", new Json.Int(placed.seq()));
          members.put("type", new Json.Str(placed.entry().type()));
        });
    verdict
        .checkpoint()
        .ifPresent(checkpoint -> {
          members.put("log", new Json.Str(checkpoint.origin()));
          members.put("size", new Json.Int(checkpoint.size()));
          members.put("root", new Json.Str(checkpoint.root().hex()));
        });
    verdict.head().ifPresent(head -> members.put("map", new Json.Str(head.map().hex())));
    members.put("subjects", subjects(verdict));
    return Json.Obj.of(members);
  }

  private static Json write(Finding finding) {
    Map<String, Json> members = new TreeMap<>();
    members.put("check", new Json.Str(finding.name().text()));
    if (!finding.about().isEmpty()) {
      members.put("about", new Json.Str(finding.about()));
    }
    if (finding.outcome() instanceof Check.Passed passed) {
      members.put("outcome", new Json.Str("PASSED"));
      if (!passed.evidence().isEmpty()) {
        members.put("evidence", new Json.Str(passed.evidence()));
      }
    } else if (finding.outcome() instanceof Check.Failed failed) {
      members.put("outcome", new Json.Str("FAILED"));
      members.put("reason", new Json.Str(failed.reason().code()));
      members.put("detail", new Json.Str(failed.detail()));
    } else if (finding.outcome() instanceof Check.Unknown unknown) {
      members.put("outcome", new Json.Str("UNKNOWN"));
      members.put("reason", new Json.Str(unknown.reason().code()));
      members.put("detail", new Json.Str(unknown.detail()));
    }
    return Json.Obj.of(members);
  }

  private static Json subjects(Verdict verdict) {
    List<Json.Obj> list =
        verdict.subjects().values().stream()
            .map(proven ->
                Json.Obj.of(
                    Map.of(
                        "subject", new Json.Str(proven.subject().text()),
                        "form", new Json.Str(proven.form().name()),
                        "count", new Json.Int(proven.count()))))
            .toList();
    return new Json.Arr(List.copyOf(list));
  }
}
