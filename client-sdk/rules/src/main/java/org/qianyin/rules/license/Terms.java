package org.qianyin.rules.license;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.SignedBox;

/**
 * The terms of a licence beside its scope (bodies-v1 specification §4.2).
 *
 * @param art14 the {@code coowner.notified} under which one co-owner signs alone
 * @param bop six digits, balance-of-payments code
 * @param conditions 0–3
 * @param consents pledges, or a parent licence, whose holders sign too
 * @param contract digest of the written contract
 * @param exploit for an adaptation: how long and where its result may run; names no rights
 * @param futureParts whether parts registered later are covered
 * @param holdbacks 0–8 boxes that the licensor leaves alone
 * @param parent licence under which this one is a sublicence
 * @param subjectTo 0–32 older licences that this one stands beside
 * @param subjectToAllEarlier {@code "ALL_EARLIER"} instead of a list
 * @param territoryTable table of named groups that was used, if one was expanded
 * @param waives older licences whose holders waive
 */
public record Terms(
    Optional<EntryId> art14,
    Optional<String> bop,
    Optional<Cap> cap,
    List<Condition> conditions,
    List<EntryId> consents,
    Optional<Digest> contract,
    Optional<SignedBox> exploit,
    boolean futureParts,
    List<SignedBox> holdbacks,
    Optional<EntryId> parent,
    Optional<Renewal> renewal,
    Optional<Sublicensing> sublicensing,
    List<EntryId> subjectTo,
    boolean subjectToAllEarlier,
    Optional<Digest> territoryTable,
    List<EntryId> waives) {

  /**
   * @param unit {@code RUNS COPIES VIEWS SUBSCRIBERS}
   * @param max at least 1
   */
  public record Cap(String unit, long max) {}

  /**
   * @param kind {@code PAYMENT REVIEW EVENT}
   * @param scheme with {@code REVIEW}
   * @param event with {@code EVENT}
   * @param lag days, with {@code EVENT}
   */
  public record Condition(
      String kind, Optional<String> scheme, Optional<String> event, OptionalLong lag) {}

  /**
   * @param notice days, 1–365
   * @param times 1–9
   */
  public record Renewal(int notice, int times) {}

  /**
   * @param depth how many licences may stand below, 0–3
   * @param consent {@code PRIOR} or {@code NOTICE}
   */
  public record Sublicensing(int depth, Optional<String> consent) {}

  /** Reads the terms among the members of the body of a licence. */
  public static Terms of(Json.Obj body) {
    boolean allEarlier = body.get("subjectTo").filter(Json.Str.class::isInstance).isPresent();
    return new Terms(
        Read.optionalId(body, "art14"),
        body.optionalString("bop"),
        Read.optionalObject(body, "cap").map(Terms::cap),
        body.objects("conditions").stream().map(Terms::condition).toList(),
        Read.ids(body, "consents"),
        Read.optionalDigest(body, "contract"),
        Read.optionalObject(body, "exploit").map(SignedBox::of),
        Read.flag(body, "futureParts", false),
        body.objects("holdbacks").stream().map(SignedBox::of).toList(),
        Read.optionalId(body, "parent"),
        Read.optionalObject(body, "renewal").map(Terms::renewal),
        Read.optionalObject(body, "sublicensing").map(Terms::sublicensing),
        allEarlier ? List.of() : Read.ids(body, "subjectTo"),
        allEarlier,
        Read.optionalDigest(body.object("vocabulary"), "territories"),
        Read.ids(body, "waives"));
  }

  private static Cap cap(Json.Obj cap) {
    return new Cap(cap.string("unit"), cap.integer("max"));
  }

  private static Condition condition(Json.Obj condition) {
    return new Condition(
        condition.string("kind"),
        condition.optionalString("scheme"),
        condition.optionalString("event"),
        Read.optionalInteger(condition, "lag"));
  }

  private static Renewal renewal(Json.Obj renewal) {
    return new Renewal((int) renewal.integer("notice"), (int) renewal.integer("times"));
  }

  private static Sublicensing sublicensing(Json.Obj sublicensing) {
    return new Sublicensing(
        (int) sublicensing.integer("depth"), sublicensing.optionalString("consent"));
  }
}
