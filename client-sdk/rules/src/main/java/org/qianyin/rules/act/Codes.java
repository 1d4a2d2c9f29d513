package org.qianyin.rules.act;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.vocabulary.Language;
import org.qianyin.rules.vocabulary.Territory;
import org.qianyin.rules.vocabulary.Use;

/** Whether the codes of a body stand in the vocabulary ({@code UNKNOWN_CODE}). */
public final class Codes {

  private Codes() {}

  public static Optional<Refusal> uses(String member, Collection<String> codes) {
    return first(member, codes, code -> Use.find(code).isPresent(), "a use of qy-uses/1");
  }

  /** Countries and regions, with subdivisions. */
  public static Optional<Refusal> territories(String member, Collection<String> codes) {
    return first(member, codes, Territory::isKnown, "an ISO 3166 code in its first spelling");
  }

  /** Countries and regions of ISO 3166-1 alone. */
  public static Optional<Refusal> countries(String member, Collection<String> codes) {
    return first(member, codes, code -> Territory.find(code).isPresent(), "an ISO 3166-1 code");
  }

  public static Optional<Refusal> languages(String member, Collection<String> tags) {
    return first(member, tags, Language::isKnown, "a BCP 47 tag in canonical spelling");
  }

  public static Optional<Refusal> atoms(String member, Collection<String> atoms) {
    return first(
        member,
        atoms,
        Language::isKnownAtom,
        "audio: or sub: and a BCP 47 tag in canonical spelling");
  }

  private static Optional<Refusal> first(
      String member, Collection<String> codes, Predicate<String> known, String wanted) {
    return codes.stream()
        .filter(known.negate())
        .findFirst()
        .map(code -> Refusal.of("UNKNOWN_CODE", member + ": want " + wanted + ", got " + code));
  }
}
