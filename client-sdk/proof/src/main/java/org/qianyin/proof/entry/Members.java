package org.qianyin.proof.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.LogOrigin;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.data.UtcTime;

/**
 * The members of the envelope (table of ledger specification §1): which there are, and what each
 * may hold.
 */
final class Members {

  static final int MOST_SIGS = 8;
  static final int MOST_CONDITIONS = 8;

  private static final Pattern ACCOUNT = Pattern.compile("eip155:[1-9][0-9]{0,17}:0x[0-9a-f]{40}");
  private static final List<String> ALL =
      List.of(
          "account", "body", "by", "doc", "if", "log", "nonce", "seen", "sigs", "time", "type",
          "v");
  private static final Set<String> KNOWN = Set.copyOf(ALL);
  private static final List<String> NEEDED =
      List.of("body", "log", "nonce", "sigs", "time", "type", "v");
  private static final Set<String> OF_HEAD = Set.copyOf(NEEDED);

  private final Json.Obj entry;
  private final @Nullable String type;

  private Members(Json.Obj entry) {
    this.entry = entry;
    this.type = entry.members().get("type") instanceof Json.Str text ? text.value() : null;
  }

  /** {@code UNKNOWN_MEMBER}, {@code MISSING_MEMBER}, {@code BAD_MEMBER}, in this order. */
  static Optional<Refusal> check(Json.Obj entry) {
    return Optional.ofNullable(new Members(entry).firstBroken());
  }

  private @Nullable Refusal firstBroken() {
    for (String name : entry.members().keySet()) {
      if (!KNOWN.contains(name)) {
        return Refusal.of("UNKNOWN_MEMBER", "member " + shown(name) + ": want one of " + ALL);
      }
    }
    for (String name : NEEDED) {
      if (!entry.has(name)) {
        return missing(name);
      }
    }
    if (!entry.has("by") && !isWithoutBy()) {
      return missing("by");
    }
    for (var member : entry.members().entrySet()) { // by name, which is the order of the table
      String wanted = broken(member.getKey(), member.getValue());
      if (wanted != null) {
        return Refusal.of(
            "BAD_MEMBER",
            "member " + member.getKey() + ": want " + wanted + ", got " + shown(member.getValue()));
      }
    }
    return null;
  }

  /** What a member must be, or null if it is so. */
  private @Nullable String broken(String name, Json value) {
    if (isHead() && !OF_HEAD.contains(name)) {
      return "no such member in index.head";
    }
    return switch (name) {
      case "account" -> account(value);
      case "body" -> value instanceof Json.Obj ? null : "an object";
      case "by" -> by(value);
      case "doc" -> wanted(isText(value, Digest::isHex), "64 lower-case hex digits");
      case "if" ->
          wanted(isConditions(value), "1-8 of {n, subject}, strictly ascending by subject");
      case "log" ->
          wanted(isText(value, LogOrigin::isValid), "an origin such as host.example/name");
      case "nonce" -> wanted(isText(value, Members::isNonce), "base64url of 16 bytes");
      case "seen" -> wanted(isSeen(value), "{root: base64 of 32 bytes, size: 1 or more}");
      case "sigs" -> wanted(isSigs(value), "at most 8 of {key, sig}");
      case "time" -> wanted(isText(value, UtcTime::isValid), "YYYY-MM-DDThh:mm:ss.sssZ from 1970");
      case "type" -> wanted(isText(value, Members::isType), "letters.letters");
      default -> wanted(value instanceof Json.Int v && v.value() >= 1, "an integer from 1");
    };
  }

  private @Nullable String account(Json value) {
    if (!"work.registered".equals(type)) {
      return "no such member but in work.registered";
    }
    return wanted(
        isText(value, text -> ACCOUNT.matcher(text).matches()),
        "eip155:<chain>:0x<40 lower-case hex digits>");
  }

  private @Nullable String by(Json value) {
    return isWithoutBy()
        ? "no such member in " + type
        : wanted(isText(value, PartyId::isValid), "party:<64 lower-case hex digits>");
  }

  private static boolean isConditions(Json value) {
    if (!(value instanceof Json.Arr list)
        || list.items().isEmpty()
        || list.items().size() > MOST_CONDITIONS) {
      return false;
    }
    String before = "";
    for (Json item : list.items()) {
      if (!(item instanceof Json.Obj condition)
          || condition.members().size() != 2
          || !(condition.members().get("n") instanceof Json.Int n)
          || n.value() < 0
          || !(condition.members().get("subject") instanceof Json.Str subject)
          || !Subject.isValid(subject.value())
          || subject.value().compareTo(before) <= 0) {
        return false;
      }
      before = subject.value();
    }
    return true;
  }

  /** 16 bytes, so that two bits are left over: they are zero. */
  private static boolean isNonce(String text) {
    if (text.length() != 22 || "AQgw".indexOf(text.charAt(21)) < 0) {
      return false;
    }
    for (int i = 0; i < 21; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** {@code [a-z]{1,24}\.[a-z]{1,24}}. */
  private static boolean isType(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot > 24 || text.length() - dot < 2 || text.length() - dot > 25) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != dot && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeen(Json value) {
    return value instanceof Json.Obj seen
        && seen.members().size() == 2
        && seen.members().get("size") instanceof Json.Int size
        && size.value() >= 1
        && seen.members().get("root") instanceof Json.Str root
        && Base64Strict.STANDARD.decode(root.value(), Digest.LENGTH).isPresent();
  }

  private static boolean isSigs(Json value) {
    if (!(value instanceof Json.Arr list) || list.items().size() > MOST_SIGS) {
      return false;
    }
    for (Json item : list.items()) {
      if (!(item instanceof Json.Obj sig)
          || sig.members().size() != 2
          || !(sig.members().get("key") instanceof Json.Str)
          || !(sig.members().get("sig") instanceof Json.Str)) {
        return false;
      }
    }
    return true;
  }

  private boolean isHead() {
    return HeadType.NAME.equals(type);
  }

  private boolean isWithoutBy() {
    return isHead() || "party.registered".equals(type);
  }

  private static boolean isText(Json value, Predicate<String> rule) {
    return value instanceof Json.Str text && rule.test(text.value());
  }

  private static @Nullable String wanted(boolean holds, String words) {
    return holds ? null : words;
  }

  private static Refusal missing(String name) {
    return Refusal.of("MISSING_MEMBER", "member " + name + ": is required");
  }

  private static String shown(Json value) {
    if (value instanceof Json.Str text) {
      return shown(text.value());
    }
    if (value instanceof Json.Int number) {
      return Long.toString(number.value());
    }
    return value instanceof Json.Obj
        ? "an object"
        : value instanceof Json.Arr ? "a list" : "a boolean";
  }

  /** What a stranger wrote, in the length of a line. */
  private static String shown(String text) {
    return text.length() <= 80 ? "'" + text + "'" : "'" + text.substring(0, 80) + "…'";
  }
}
