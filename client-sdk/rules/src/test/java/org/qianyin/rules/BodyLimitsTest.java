package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;

/** Limits of bodies, each one taken and passed by one; what the vectors leave out. */
class BodyLimitsTest {

  private static final Map<String, LedgerVectors.Case> CASES =
      LedgerVectors.read("bodies.json", "cases").stream()
          .filter(given -> given.facts().has("entry"))
          .collect(Collectors.toMap(LedgerVectors.Case::name, given -> given));

  static Stream<Arguments> lists() {
    return Stream.of(
        list("work.amended", "languages", 16, BodyLimitsTest::language),
        list("work.amended", "identifiers", 8, BodyLimitsTest::ident),
        list("work.amended", "release", 16, BodyLimitsTest::release),
        list("work.registered", "languages", 16, BodyLimitsTest::language),
        list("work.registered", "identifiers", 8, BodyLimitsTest::ident),
        list("work.registered", "opens", 4, BodyLimitsTest::id),
        list("work.registered", "ai.models", 4, BodyLimitsTest::digest),
        list("work.registered", "cosigners", 6, BodyLimitsTest::party),
        list("license.granted", "waives", 6, BodyLimitsTest::id),
        list("license.granted", "consents", 6, BodyLimitsTest::id),
        list("license.granted", "subjectTo", 32, BodyLimitsTest::id),
        list("rights.assigned", "from", 6, BodyLimitsTest::party),
        list("rights.assigned", "to", 6, BodyLimitsTest::share),
        list("rights.pledged", "pledgors", 6, BodyLimitsTest::party),
        list("dispute.opened", "evidence", 16, BodyLimitsTest::digest));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void takesAListUpToItsLimitAndNoLonger(
      String type, String path, int limit, IntFunction<Json> item) {
    assertThat(check(type, with(rich(type), path, items(limit, item)))).isEmpty();
    assertThat(check(type, with(rich(type), path, items(limit + 1, item))))
        .hasValueSatisfying(
            detail -> assertThat(detail).startsWith("body." + path + ": want 1 to"));
  }

  @ParameterizedTest
  @CsvSource({
    "work.registered, runtime, 0, 9007199254740991",
    "work.registered, number, 1, 99999",
    "work.registered, manifest.count, 1, 10000000",
    "license.granted, cap.max, 1, 9007199254740991",
    "license.granted, renewal.notice, 1, 365",
    "license.granted, renewal.times, 1, 9",
    "license.granted, sublicensing.depth, 0, 3",
    "license.granted, vocabulary.uses, 1, 1",
    "license.offered, max, 1, 1000000",
    "license.terminated, cure, 0, 365",
    "rights.pledged, rank, 1, 9",
    "payment.recorded, milestone, 0, 99",
    "usage.reported, count, 0, 9007199254740991",
  })
  void takesAnIntegerInItsRangeAndNoOther(String type, String path, long min, long max) {
    for (long inside : new long[] {min, max}) {
      assertThat(check(type, with(rich(type), path, new Json.Int(inside)))).isEmpty();
    }
    for (long outside : new long[] {min - 1, max + 1}) {
      if (Math.abs(outside) <= Json.MAX_INTEGER) {
        assertThat(check(type, with(rich(type), path, new Json.Int(outside))))
            .hasValueSatisfying(
                detail -> assertThat(detail).contains("from " + min + " to " + max));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"human", "models"})
  void leavesInvolvementNoneAlone(String member) {
    Json.Obj none = Json.Obj.of(Map.of("involvement", new Json.Str("NONE")));
    Json.Obj ai = none.with(member, rich("work.registered").object("ai").get(member).orElseThrow());
    assertThat(check("work.registered", with(rich("work.registered"), "ai", none))).isEmpty();
    assertThat(check("work.registered", with(rich("work.registered"), "ai", ai)))
        .hasValueSatisfying(detail -> assertThat(detail).startsWith("body.ai." + member));
  }

  @Test
  void namesAnEventOnlyInAConditionOnEvents() {
    Json.Obj condition =
        Json.Obj.of(Map.of("kind", new Json.Str("PAYMENT"), "event", new Json.Str("FIRST_AIRING")));
    assertThat(
            check(
                "license.granted",
                with(rich("license.granted"), "conditions", new Json.Arr(List.of(condition)))))
        .hasValueSatisfying(detail ->
            assertThat(detail)
                .isEqualTo("body.conditions[0].event: only with kind EVENT; leave it out"));
  }

  @ParameterizedTest
  @CsvSource({"dispute.resolved", "rights.assigned", "title.corrected"})
  void givesAShareToEachPartyOnce(String type) {
    String party = "party:" + "a".repeat(64);
    Json.Arr twice = new Json.Arr(List.of(share(party, "1/3"), share(party, "2/3")));
    assertThat(check(type, with(rich(type), "to", twice)))
        .hasValueSatisfying(detail -> assertThat(detail).startsWith("body.to[1].party"));
  }

  private static Arguments list(String type, String path, int limit, IntFunction<Json> item) {
    return arguments(type, path, limit, item);
  }

  private static Json.Obj rich(String type) {
    LedgerVectors.Case given = Optional.ofNullable(CASES.get(type + ": rich")).orElseThrow();
    return Entry.parse(given.bytes(), Rules.types()).orThrow().body();
  }

  private static Optional<String> check(String type, Json.Obj body) {
    return Rules.type(type).orElseThrow().check(body, true).map(refusal -> refusal.detail());
  }

  private static Json.Obj with(Json.Obj object, String path, Json value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return object.with(path, value);
    }
    String head = path.substring(0, dot);
    return object.with(head, with(object.object(head), path.substring(dot + 1), value));
  }

  private static Json.Arr items(int count, IntFunction<Json> item) {
    List<Json> items = new ArrayList<>(IntStream.range(0, count).mapToObj(item).toList());
    items.sort(Comparator.comparing(Json::toString));
    return new Json.Arr(items);
  }

  private static Json language(int i) {
    return new Json.Str("" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
  }

  private static Json id(int i) {
    return new Json.Str(hex(i));
  }

  private static Json digest(int i) {
    return new Json.Str("sha256:" + hex(i));
  }

  private static Json party(int i) {
    return new Json.Str("party:" + hex(i));
  }

  private static Json ident(int i) {
    return Json.Obj.of(Map.of("hash", id(i), "scheme", new Json.Str("ISRC")));
  }

  /**
   * Index 0–15 repeats, as one file may be named by two digests in a list that is over its limit.
   */
  private static Json release(int i) {
    return Json.Obj.of(Map.of("digest", digest(i), "n", new Json.Int(i % 16)));
  }

  private static Json share(int i) {
    return share("party:" + hex(i), "1/7");
  }

  private static Json share(String party, String share) {
    return Json.Obj.of(Map.of("party", new Json.Str(party), "share", new Json.Str(share)));
  }

  private static String hex(int i) {
    return String.format(Locale.ROOT, "%064x", i);
  }
}
