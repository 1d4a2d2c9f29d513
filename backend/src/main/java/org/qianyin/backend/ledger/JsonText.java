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

  static String ofWhyNot(WhyNot why) {
    Json.Obj text =
        Json.Obj.of(
            Map.of(
                "reasons",
                new Json.Arr(why.reasons().stream().<Json>map(JsonText::reason).toList()),
                "conflicts",
                new Json.Arr(List.copyOf(why.conflicts())),
                "remainders",
                new Json.Arr(List.copyOf(why.remainders()))));
    return new String(Jcs.write(text), StandardCharsets.UTF_8);
  }

  /** Rows of before conflicts were kept are the list of reasons alone. */
  static WhyNot whyNot(String text) {
    Json read = read(text);
    Json.Obj why = read instanceof Json.Obj whole ? whole : Json.Obj.of(Map.of("reasons", read));
    return new WhyNot(
        why.objects("reasons").stream()
            .map(each -> Refusal.of(each.string("code"), each.string("detail")))
            .toList(),
        why.objects("conflicts"),
        why.objects("remainders"));
  }

  private static Json.Obj reason(Refusal reason) {
    return Json.Obj.of(
        Map.of(
            "code", new Json.Str(reason.reason().code()),
            "detail", new Json.Str(reason.detail())));
  }

  private static String write(List<Json> items) {
    return new String(Jcs.write(new Json.Arr(items)), StandardCharsets.UTF_8);
  }

  private static List<Json> items(String text) {
    return ((Json.Arr) read(text)).items();
  }

  private static Json read(String text) {
    return Jcs.parse(text.getBytes(StandardCharsets.UTF_8), DEPTH).orThrow();
  }
}
