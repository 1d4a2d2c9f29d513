package org.qianyin.proof.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.Entry;

/**
 * What an {@code index.head} entry says (ledger specification §5): the map of all entries before
 * it. It is the last leaf of every tree that a log signs.
 *
 * @param log origin of the ledger
 * @param size its own seq: the map covers the entries {@code [0, size)}
 * @param prev seq of the head before, −1 if there is none
 * @param rules version of the rules by which the map was made
 * @param map root of the subject map
 * @param time log time of the entries since the head before, to the millisecond
 */
public record Head(String log, long size, long prev, long rules, Digest map, Instant time) {

  /** The entry type of heads. */
  public static final String TYPE = "index.head";

  /** {@code prev} of the first head. */
  public static final long NO_HEAD = -1;

  /** The version of the rules that this software knows. */
  public static final long RULES = 1;

  /**
   * What a head says.
   *
   * @param entry one of type {@code index.head} v 1
   */
  public static Head of(Entry entry) {
    Json.Obj body = entry.body();
    return new Head(
        entry.log(),
        body.integer("size"),
        body.integer("prev"),
        body.integer("rules"),
        Digest.ofHex(body.string("map")),
        entry.time());
  }

  /**
   * The bytes of the entry that says this.
   *
   * @param nonce base64url of 16 random bytes
   */
  public byte[] entryBytes(String nonce) {
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "map", new Json.Str(map.hex()),
                "prev", new Json.Int(prev),
                "rules", new Json.Int(rules),
                "size", new Json.Int(size)));
    return Jcs.write(
        Json.Obj.of(
            Map.of(
                "body", body,
                "log", new Json.Str(log),
                "nonce", new Json.Str(nonce),
                "sigs", new Json.Arr(List.of()),
                "time", new Json.Str(UtcTime.write(time)),
                "type", new Json.Str(TYPE),
                "v", new Json.Int(1))));
  }

  /**
   * Whether {@code prev} leaves room for at least one entry since the head before: all that can be
   * said of it without the log.
   */
  public boolean prevFits() {
    return prev >= NO_HEAD && prev <= size - 2;
  }

  /**
   * Decides whether this head may stand at its place: the rules for a replay, which a cheating
   * operator alone can break.
   *
   * @param origin the log that is replayed
   * @param seq index of this leaf
   * @param before the head before, if there is one
   * @param replayed root of the map that the replay made of {@code [0, seq)}
   * @return {@code HEAD_LOG}, {@code HEAD_MISPLACED}, {@code HEAD_PREV}, {@code HEAD_TIME}, {@code
   *     HEAD_EMPTY}, {@code HEAD_MAP}: the first that is broken; {@code UNKNOWN_RULES} if nothing
   *     can be said; or empty
   */
  public Optional<Refusal> check(String origin, long seq, Optional<Head> before, Digest replayed) {
    if (!log.equals(origin)) {
      return refusal("HEAD_LOG", "log: want " + origin + ", got " + log);
    }
    if (size != seq) {
      return refusal("HEAD_MISPLACED", "size: want " + seq + ", its seq, got " + size);
    }
    long last = before.map(Head::size).orElse(NO_HEAD);
    if (prev != last) {
      return refusal("HEAD_PREV", "prev: want " + last + ", got " + prev);
    }
    if (before.isPresent() && !time.isAfter(before.get().time())) {
      return refusal("HEAD_TIME", "time: want after " + before.get().time() + ", got " + time);
    }
    if (last == seq - 1) {
      return refusal("HEAD_EMPTY", "no other leaf since the head at " + last);
    }
    if (rules != RULES) {
      return refusal("UNKNOWN_RULES", "rules: want " + RULES + ", got " + rules);
    }
    return map.equals(replayed)
        ? Optional.empty()
        : refusal("HEAD_MAP", "map: want " + replayed + ", got " + map);
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(Refusal.of(code, "index.head: " + detail));
  }
}
