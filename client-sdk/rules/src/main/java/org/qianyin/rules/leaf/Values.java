package org.qianyin.rules.leaf;

import java.text.Normalizer;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Forms;
import org.qianyin.rules.schema.Members;

/** Forms of what leaves hold (domain specification part 1). */
final class Values {

  /** Anything; its holder alone reads it. */
  static final Form ANY = (at, value) -> Optional.empty();

  /** An object whose members others define. */
  static final Form OBJECT =
      (at, value) ->
          value instanceof Json.Obj
              ? Optional.empty()
              : at.refuse("want an object", "write its fields as members");

  /** ISO 4217 code and amount. */
  static final Members MONEY =
      Members.CLOSED
          .required(
              "amount",
              Forms.matching(
                  "an amount",
                  "(?!(\\.?[0-9]){19})(0|[1-9][0-9]*)(\\.[0-9]{1,4})?",
                  "at most 18 digits with the minor digits of the currency, such as 12500.00"))
          .required(
              "currency", Forms.matching("a currency", "[A-Z]{3}", "an ISO 4217 code such as CNY"));

  private Values() {}

  /** {@code text(n)}: NFC, at most n code points, none that hides or reorders others. */
  static Form text(int most) {
    return (at, value) -> {
      if (!(value instanceof Json.Str text)) {
        return at.refuse("want a text", "write it between quotes");
      }
      String words = text.value();
      int length = words.codePointCount(0, words.length());
      if (length == 0 || length > most) {
        return at.refuse(
            "want 1 to " + most + " characters, got " + length, "shorten it, or leave it out");
      }
      if (words.codePoints().anyMatch(Values::isHidden)) {
        return at.refuse(
            "control characters, direction controls and lone surrogates are refused",
            "take them out");
      }
      return Normalizer.isNormalized(words, Normalizer.Form.NFC)
          ? Optional.empty()
          : at.refuse("want Unicode normal form C", "normalise the text before committing to it");
    };
  }

  private static boolean isHidden(int c) {
    return Character.getType(c) == Character.CONTROL
        || Character.getType(c) == Character.SURROGATE
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
