package org.qianyin.rules.status;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;

/** Writes answers as JSON (domain specification 5.1, 5.2). */
final class StatusJson {

  private StatusJson() {}

  static Json.Obj write(Status status) {
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("verdict", new Json.Str(status.grade().name()));
    members.put("reasons", list(status.reasons().stream().map(StatusJson::ground)));
    members.put("cautions", list(status.cautions().stream().map(StatusJson::ground)));
    members.put("question", question(status.question()));
    members.put("basis", Json.Arr.ofStrings(basis(status)));
    members.put("closure", list(status.closure().stream().map(StatusJson::facet)));
    members.put("asOf", status.asOf().<Json>map(StatusJson::asOf).orElseGet(Json.Null::new));
    members.put(
        "validUntil",
        status
            .validUntil()
            .<Json>map(it -> new Json.Str(UtcTime.write(it)))
            .orElseGet(Json.Null::new));
    members.put("notJudged", Json.Arr.ofStrings(Status.NOT_JUDGED));
    members.put(
        "text",
        Json.Obj.of(
            Map.of(
                "zh", new Json.Str(status.inWords(Locale.CHINESE)),
                "en", new Json.Str(status.inWords(Locale.ENGLISH)))));
    return Json.Obj.of(members);
  }

  private static List<String> basis(Status status) {
    return Stream.concat(
            status.works().stream().map(id -> "work:" + id),
            status.licenses().stream().map(id -> "license:" + id))
        .toList();
  }

  private static Json list(Stream<Json.Obj> items) {
    return new Json.Arr(items.<Json>map(it -> it).toList());
  }

  private static Json.Obj ground(Ground ground) {
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("code", new Json.Str(ground.code()));
    ground.entry().ifPresent(id -> members.put("entry", new Json.Str(id.hex())));
    ground.at().ifPresent(at -> members.put("at", new Json.Str(UtcTime.write(at))));
    ZoneId zone = Words.ZONE;
    members.put("zh", new Json.Str(Words.of(ground, Locale.CHINESE, zone)));
    members.put("en", new Json.Str(Words.of(ground, Locale.ENGLISH, zone)));
    return Json.Obj.of(members);
  }

  private static Json.Obj question(Question question) {
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("party", new Json.Str(question.party().toString()));
    members.put("work", new Json.Str("work:" + question.work()));
    question.content().ifPresent(it -> members.put("content", new Json.Str("sha256:" + it)));
    members.put("use", new Json.Str(question.use()));
    members.put("territory", new Json.Str(question.territory()));
    if (!question.languages().isEmpty()) {
      members.put("languages", Json.Arr.ofStrings(question.languages()));
    }
    question.channel().ifPresent(it -> members.put("channel", new Json.Str(it)));
    members.put("at", new Json.Str(UtcTime.write(question.at())));
    return Json.Obj.of(members);
  }

  private static Json.Obj facet(Facet facet) {
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("subject", new Json.Str(facet.subject().text()));
    members.put("count", new Json.Int(facet.count()));
    facet.root().ifPresent(root -> members.put("root", new Json.Str(root.hex())));
    return Json.Obj.of(members);
  }

  private static Json.Obj asOf(AsOf asOf) {
    return Json.Obj.of(
        Map.of(
            "size", new Json.Int(asOf.size()),
            "root", new Json.Str(asOf.root().hex()),
            "map", new Json.Str(asOf.map().hex()),
            "levels", Json.Arr.ofStrings(List.copyOf(asOf.levels()))));
  }
}
