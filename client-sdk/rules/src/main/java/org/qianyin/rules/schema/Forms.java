package org.qianyin.rules.schema;

import java.util.Optional;
import java.util.function.Predicate;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Share;

/** The named types of bodies-v1 specification §2 that are strings, numbers, lists or sets. */
public final class Forms {

  /** An entry id without prefix. */
  public static final Form ID =
      new TextForm("an entry id", Digest::isHex, "64 lower-case hex digits without prefix");

  public static final Form HEX =
      new TextForm("a hash", Digest::isHex, "64 lower-case hex digits without prefix");

  public static final Form PARTY =
      new TextForm("a party", PartyId::isValid, "party: and 64 lower-case hex digits");

  public static final Form DIGEST =
      TextForm.matching("a digest", "sha256:[0-9a-f]{64}", "sha256: and 64 lower-case hex digits");

  public static final Form TIME =
      new TextForm("a time", UtcTime::isValid, "UTC as in 2026-06-30T16:00:00.000Z");

  public static final Form DATE =
      new TextForm("a real date", Dates::isDate, "YYYY, YYYY-MM or YYYY-MM-DD");

  public static final Form SHARE =
      new TextForm("a share", Share::isValid, "a reduced fraction such as 1/3, or 1/1");

  public static final Form COUNTRY =
      TextForm.matching("a country", "[A-Z]{2}", "two capital letters (ISO 3166-1), such as CN");

  public static final Form TERRITORY =
      TextForm.matching(
          "a territory",
          "[A-Z]{2}(-[A-Z0-9]{1,3})?",
          "a code of ISO 3166-1 or 3166-2, such as JP; expand groups before signing");

  private static final String LANG_REGEX = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

  public static final Form LANG =
      TextForm.matching("a language", LANG_REGEX, "a BCP 47 tag such as zh or zh-Hant-TW");

  /** A language that is heard or read. */
  public static final Form ATOM =
      TextForm.matching(
          "a language atom", "(audio|sub):" + LANG_REGEX, "audio: or sub: and a language");

  public static final Form CHANNEL =
      TextForm.matching(
          "a channel",
          "(svc|net):[a-z0-9][a-z0-9.:-]{0,58}",
          "svc: or net: and a name, such as svc:dns:play.example");

  /** A legal right (CL 10), or {@code ai}. */
  public static final Form RIGHT =
      codes(
          "adaptation ai broadcasting cinematography compilation distribution exhibition network"
              + " other performance projection rental reproduction translation");

  /** A leaf of {@code qy-uses/1}; whether it is one is asked in apply. */
  public static final Form USE =
      TextForm.matching("a use", "[a-z][a-z0-9.]{0,31}", "a leaf of qy-uses/1, such as svod");

  public static final Form ZONE =
      TextForm.matching(
          "a time zone",
          "[A-Za-z_]{1,20}(/[A-Za-z0-9_+-]{1,20}){0,2}",
          "an IANA name such as Asia/Shanghai");

  /** A CIDv1 in base32; other hashes than SHA-256 and inlined bytes make longer ones. */
  public static final Form CID =
      TextForm.matching("a CIDv1", "b[a-z2-7]{58,110}", "it in base32, lower case, from b on");

  /** Balance-of-payments code. */
  public static final Form BOP =
      TextForm.matching("a code of six digits", "[0-9]{6}", "it as text, such as 231040");

  public static final Form FLAG =
      (at, value) ->
          value instanceof Json.Bool
              ? Optional.empty()
              : at.refuse("true or false", value, "write it without quotes");

  /** 1–14 rights. */
  public static final Form RIGHTS = setOf(RIGHT, 1, 14);

  /** 1–64 uses. */
  public static final Form USES = setOf(USE, 1, 64);

  public static final Form TERRITORIES = codeSet(TERRITORY, 300);

  public static final Form ATOMS = codeSet(ATOM, 48);

  public static final Form CHANNELS = codeSet(CHANNEL, 16);

  private Forms() {}

  /**
   * One code of an enumeration.
   *
   * @param codes separated by single spaces
   */
  public static Form codes(String codes) {
    return CodeForm.of(codes);
  }

  /** A string of a grammar: {@code regex} over the whole of it. */
  public static Form matching(String what, String regex, String write) {
    return TextForm.matching(what, regex, write);
  }

  /** A string of a grammar that no regular expression says. */
  public static Form text(String what, Predicate<String> grammar, String write) {
    return new TextForm(what, grammar, write);
  }

  /** An integer, both bounds included. */
  public static Form integer(long min, long max) {
    return new IntForm(min, max);
  }

  /** A set: strictly ascending by bytes, objects by their JCS bytes. */
  public static Form setOf(Form item, int min, int max) {
    return new ListForm(item, min, max, Optional.of(ListForm.ASCENDING));
  }

  /** A set of objects, strictly ascending by one of their members. */
  public static Form setBy(String member, Form item, int min, int max) {
    return new ListForm(item, min, max, Optional.of(ListForm.by(member)));
  }

  /** The one kind of list that is no set. */
  public static Form ordered(Form item, int min, int max) {
    return new ListForm(item, min, max, Optional.empty());
  }

  /** Either of two forms; the second says what is wanted. */
  public static Form either(Form one, Form other) {
    return (at, value) ->
        one.check(at, value).isEmpty() ? Optional.empty() : other.check(at, value);
  }

  /** {@code set(T, n)}: listed codes or {@code "*"}, less {@code out}; at most n codes in all. */
  private static Form codeSet(Form code, int max) {
    Form listed = setOf(code, 1, max);
    return Members.CLOSED
        .required("in", either(codes("*"), listed))
        .optional("out", listed)
        .rule((at, set) -> atMost(at, codesIn(set), max));
  }

  private static Optional<Refusal> atMost(Place at, int codes, int max) {
    return codes <= max
        ? Optional.empty()
        : at.refuse(
            "want at most " + max + " codes in all, got " + codes,
            "name what contains them, or use \"*\" and out");
  }

  /** How many codes a set lists; {@code "*"} is none. */
  static int codesIn(Json.Obj set) {
    int in =
        set.get("in").filter(Json.Arr.class::isInstance).isPresent() ? set.list("in").size() : 0;
    return in + set.list("out").size();
  }
}
