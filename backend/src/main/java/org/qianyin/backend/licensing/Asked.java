package org.qianyin.backend.licensing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.rules.status.Question;

/**
 * A question as it was sent, each field as text or absent.
 *
 * @param content digest of the file in hand
 * @param at absent = now
 */
record Asked(
    @Nullable String party,
    @Nullable String work,
    @Nullable String content,
    @Nullable String use,
    @Nullable String territory,
    List<String> languages,
    @Nullable String channel,
    @Nullable String at) {

  private static final Jcs.Bounds BOUNDS = new Jcs.Bounds(16 * 1024, 4, "BODY_TOO_LARGE");
  private static final int MOST_CHARACTERS = 128;
  private static final List<String> MEMBERS =
      List.of("party", "work", "content", "use", "territory", "languages", "channel", "at");

  /**
   * Reads the body of a request.
   *
   * @throws Rejected if it is no question
   */
  static Asked of(InputStream body) throws IOException {
    Outcome<Json> read = Jcs.parse(body, BOUNDS);
    if (read instanceof Outcome.Refused<Json> refused) {
      String code = refused.refusal().reason().code();
      throw new Rejected(
          code.equals(BOUNDS.tooLarge()) ? code : "BAD_REQUEST",
          "body: " + refused.refusal().detail());
    }
    if (!(read.orThrow() instanceof Json.Obj question)) {
      throw new Rejected("BAD_REQUEST", "body: want a JSON object");
    }
    for (String name : question.members().keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new Rejected(
            "BAD_REQUEST", Parameters.shown(name) + ": unknown; want " + String.join(" ", MEMBERS));
      }
    }
    return new Asked(
        text(question, "party"),
        text(question, "work"),
        text(question, "content"),
        text(question, "use"),
        text(question, "territory"),
        texts(question, "languages"),
        text(question, "channel"),
        text(question, "at"));
  }

  private static @Nullable String text(Json.Obj question, String name) {
    Json value = question.get(name).orElse(null);
    if (value != null && !(value instanceof Json.Str)) {
      throw new Rejected("BAD_REQUEST", name + ": want a text");
    }
    return value == null ? null : ((Json.Str) value).value();
  }

  private static List<String> texts(Json.Obj question, String name) {
    Json value = question.get(name).orElse(new Json.Arr(List.of()));
    if (!(value instanceof Json.Arr list)
        || !list.items().stream().allMatch(Json.Str.class::isInstance)) {
      throw new Rejected("BAD_REQUEST", name + ": want a list of texts");
    }
    return list.items().stream().map(item -> ((Json.Str) item).value()).toList();
  }

  /**
   * The question that it is.
   *
   * @throws Rejected naming the first field that breaks its rule
   */
  Question question(Instant now) {
    String asked = required("use", use);
    String place = required("territory", territory);
    languages.forEach(atom -> required("languages", atom));
    Optional.ofNullable(channel).ifPresent(it -> required("channel", it));
    try {
      return new Question(
          Parameters.requiredParty("party", required("party", party)),
          Parameters.requiredId("work", "work", required("work", work)),
          Parameters.digest("content", content),
          asked,
          place,
          languages,
          Optional.ofNullable(channel),
          Parameters.instant("at", at).orElse(now));
    } catch (IllegalArgumentException e) {
      throw new Rejected("PARAMETER_INVALID", String.valueOf(e.getMessage()));
    }
  }

  /** There, short, and of characters that codes are made of: it may be said again in an answer. */
  private static String required(String name, @Nullable String text) {
    if (text == null) {
      throw new Rejected("PARAMETER_INVALID", name + ": required, but missing");
    }
    if (text.length() > MOST_CHARACTERS || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new Rejected(
          "PARAMETER_INVALID",
          name + ": want at most " + MOST_CHARACTERS + " letters, digits and signs of ASCII");
    }
    return text;
  }
}
