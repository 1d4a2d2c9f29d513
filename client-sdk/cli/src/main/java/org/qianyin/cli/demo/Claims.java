package org.qianyin.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qianyin.cli.demo.report.State;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;
import org.qianyin.cli.words.Visible;
import org.qianyin.proof.data.Json;

/**
 * What {@code demo} says. There is no other way to say something: whoever states a sentence hands
 * over the outcome of its check, and the command succeeds only if all of them hold.
 */
final class Claims {
  /** One sentence, and whether code found it to be so. */
  record Claim(String id, Text sentence, boolean holds, String detail) {}

  private final Voice voice;
  private final List<Claim> claims = new ArrayList<>();

  Claims(Voice voice) {
    this.voice = voice;
  }

  /**
   * States a sentence.
   *
   * @param id stable name of the claim
   * @param holds what its check found
   * @param detail what was found instead, if it does not hold; else may be empty
   * @return {@code holds}
   */
  boolean state(String id, Text sentence, boolean holds, String detail) {
    claims.add(new Claim(id, sentence, holds, detail));
    voice.line(
        voice.text(holds ? "mark.passed" : "mark.failed")
            + " "
            + Visible.of(sentence.in(voice.language()))
            + (holds || detail.isEmpty() ? "" : " — " + Visible.of(detail)));
    return holds;
  }

  /** States a sentence on which all that follows rests: if it does not hold, the demo ends. */
  void need(String id, Text sentence, boolean holds, String detail) {
    if (!state(id, sentence, holds, detail)) {
      throw Trouble.rejected("CLAIM_FAILED", sentence.in(voice.language()) + " — " + detail);
    }
  }

  boolean allHold() {
    return claims.stream().allMatch(Claim::holds);
  }

  /** How the claims came out whose id is {@code prefix} or begins with it and a dot. */
  Optional<State> outcome(String prefix) {
    List<Claim> of = of(prefix);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of.stream().allMatch(Claim::holds) ? State.PASSED : State.FAILED);
  }

  /** How many of these there are. */
  int count(String prefix) {
    return of(prefix).size();
  }

  private List<Claim> of(String prefix) {
    return claims.stream()
        .filter(claim -> claim.id().equals(prefix) || claim.id().startsWith(prefix + "."))
        .toList();
  }

  int count() {
    return claims.size();
  }

  long failed() {
    return claims.stream().filter(claim -> !claim.holds()).count();
  }

  Json toJson() {
    List<Json> items = new ArrayList<>();
    for (Claim claim : claims) {
      Map<String, Json> item = new TreeMap<>();
      item.put("id", new Json.Str(claim.id()));
      item.put("zh", new Json.Str(claim.sentence().zh()));
      item.put("en", new Json.Str(claim.sentence().en()));
      item.put("holds", new Json.Bool(claim.holds()));
      if (!claim.detail().isEmpty()) {
        item.put("detail", new Json.Str(claim.detail()));
      }
      items.add(Json.Obj.of(item));
    }
    return new Json.Arr(items);
  }
}
