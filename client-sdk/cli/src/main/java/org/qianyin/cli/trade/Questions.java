package org.qianyin.cli.trade;

import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.rules.status.Question;

/** Questions as the server's interface takes them. */
public final class Questions {
  private Questions() {}

  public static Json.Obj toJson(Question question) {
    Map<String, Json> members = new TreeMap<>();
    members.put("party", new Json.Str(question.party().toString()));
    members.put("work", new Json.Str(question.work().hex()));
    members.put("use", new Json.Str(question.use()));
    members.put("territory", new Json.Str(question.territory()));
    if (!question.languages().isEmpty()) {
      members.put("languages", Json.Arr.ofStrings(question.languages()));
    }
    question.channel().ifPresent(channel -> members.put("channel", new Json.Str(channel)));
    members.put("at", new Json.Str(UtcTime.write(question.at())));
    return Json.Obj.of(members);
  }
}
