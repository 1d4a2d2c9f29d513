package org.qianyin.backend.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Disclosure;

/** JSON in columns of type text, written by this module alone. */
final class JsonText {

  private static final int DEPTH = 32;

  private JsonText() {}

  static String of(List<Disclosure> openings) {
    return write(openings.stream().<Json>map(Disclosure::toJson).toList());
  }

  static List<Disclosure> openings(String text) {
    return items(text).stream().map(each -> Disclosure.parse(each).orThrow()).toList();
  }

  static String ofReasons(List<Refusal> reasons) {
    return write(
        reasons.stream()
            .<Json>map(reason ->
                Json.Obj.of(
                    Map.of(
                        "code", new Json.Str(reason.reason().code()),
                        "detail", new Json.Str(reason.detail()))))
            .toList());
  }

  static List<Refusal> reasons(String text) {
    return items(text).stream()
        .map(Json.Obj.class::cast)
        .map(each -> Refusal.of(each.string("code"), each.string("detail")))
        .toList();
  }

  private static String write(List<Json> items) {
    return new String(Jcs.write(new Json.Arr(items)), StandardCharsets.UTF_8);
  }

  private static List<Json> items(String text) {
    return ((Json.Arr) Jcs.parse(text.getBytes(StandardCharsets.UTF_8), DEPTH).orThrow()).items();
  }
}
