package org.qianyin.rules.scope;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.SignedScope;

/**
 * The {@code scope} of a licence or offer (bodies specification, part 2).
 *
 * @param box what it covers
 * @param exclusivity whom it keeps out
 * @param zone IANA name of the zone in which its dates are read; display only
 */
public record Scope(Box box, Exclusivity exclusivity, String zone) {

  private static final String DEFAULT_ZONE = "Asia/Shanghai";

  /** What a body means by this scope. */
  public static Scope of(SignedScope scope) {
    return new Scope(Box.of(scope.box()), scope.exclusivity(), scope.zone());
  }

  /** This scope over another box. */
  public Scope over(Box other) {
    return new Scope(other, exclusivity, zone);
  }

  /**
   * The scope as a body writes it, its rights those of its uses.
   *
   * @return empty if one body cannot write it ({@link Box#writable})
   */
  public Optional<Json.Obj> toJson() {
    List<Json.Obj> boxes = box.toJson();
    if (boxes.size() != 1) {
      return Optional.empty();
    }
    Json.Obj scope = boxes.get(0).with("exclusivity", new Json.Str(exclusivity.name()));
    return Optional.of(zone.equals(DEFAULT_ZONE) ? scope : scope.with("zone", new Json.Str(zone)));
  }

  /** The scope in words, for people who sign it. */
  public String inWords(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    return word(chinese) + (chinese ? "：" : ": ") + box.inWords(locale, zoneId());
  }

  private String word(boolean chinese) {
    return switch (exclusivity) {
      case NON_EXCLUSIVE -> chinese ? "普通许可" : "non-exclusive";
      case SOLE -> chinese ? "排他许可" : "sole";
      case EXCLUSIVE -> chinese ? "专有（独占）许可" : "exclusive";
    };
  }

  /** The zone, or UTC if this Java does not know it: words only, nothing is decided by it. */
  private ZoneId zoneId() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }
}
