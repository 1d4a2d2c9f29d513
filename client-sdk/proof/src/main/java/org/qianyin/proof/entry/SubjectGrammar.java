package org.qianyin.proof.entry;

import java.util.Set;
import org.qianyin.proof.data.Digest;

/**
 * The grammar of subjects (ledger specification §3), by hand: an entry may have 128 of them, and a
 * regular expression took most of the time that its checks take.
 */
final class SubjectGrammar {

  static final int MOST = 128;

  /** Who gave an identifier (bodies-v1 specification §2), in lower case with {@code -}. */
  private static final Set<String> SCHEMES =
      Set.of(
          "eidr",
          "iscc",
          "isan",
          "isrc",
          "iswc",
          "isbn",
          "dci",
          "cn-registration",
          "nrta-license",
          "nrta-filing",
          "platform-filing",
          "tv-anim",
          "gai-filing",
          "tc260-produce-id",
          "platform");

  private static final int ID = 2 * Digest.LENGTH;
  private static final int MOST_NAME = 32;
  private static final Set<String> OF_PARTY = Set.of("/keys", "/named");
  private static final Set<String> OF_WORK =
      Set.of("/title", "/derived", "/parts", "/offers", "/disputes", "/reviews");
  private static final Set<String> OF_LICENSE = Set.of("", "/sub", "/pay", "/use");

  private SubjectGrammar() {}

  static boolean matches(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.length() > MOST) {
      return false;
    }
    String rest = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "party" -> isId(rest) && isFacetOfParty(rest.substring(ID));
      case "work" -> isId(rest) && isFacetOfWork(rest.substring(ID));
      case "license" -> isId(rest) && OF_LICENSE.contains(rest.substring(ID));
      case "dispute", "contest", "commit" -> isId(rest) && rest.length() == ID;
      case "content" -> isIdBehind("sha256", rest);
      case "ident" -> isIdBehindScheme(rest);
      case "role" -> isName(rest);
      default -> false;
    };
  }

  /** {@code acts} and {@code trade} are kept by the year. */
  private static boolean isFacetOfParty(String facet) {
    if (OF_PARTY.contains(facet)) {
      return true;
    }
    int year = facet.startsWith("/acts/") ? 6 : facet.startsWith("/trade/") ? 7 : facet.length();
    if (facet.length() != year + 4) {
      return false;
    }
    for (int i = year; i < facet.length(); i++) {
      if (facet.charAt(i) < '0' || facet.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isFacetOfWork(String facet) {
    return OF_WORK.contains(facet)
        || ((facet.startsWith("/x/") || facet.startsWith("/n/")) && isName(facet.substring(3)));
  }

  private static boolean isIdBehindScheme(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && SCHEMES.contains(text.substring(0, colon))
        && isIdBehind(text.substring(0, colon), text);
  }

  private static boolean isIdBehind(String scheme, String text) {
    return text.length() == scheme.length() + 1 + ID
        && text.startsWith(scheme)
        && text.charAt(scheme.length()) == ':'
        && isId(text.substring(scheme.length() + 1));
  }

  /** Whether the first 64 characters are lower-case hex digits. */
  private static boolean isId(String text) {
    return text.length() >= ID && Digest.isHex(text, 0);
  }

  /** {@code [a-z][a-z0-9-]{0,31}}. */
  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MOST_NAME) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || (c != '-' && (c < '0' || c > '9')))) {
        return false;
      }
    }
    return true;
  }
}
