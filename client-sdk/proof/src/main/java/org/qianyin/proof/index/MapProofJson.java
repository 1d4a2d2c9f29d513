package org.qianyin.proof.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/** The proof object {@code {"at", "bitmap", "depth", "siblings"}}, strictly. */
final class MapProofJson {

  private static final Set<String> MEMBERS = Set.of("at", "bitmap", "depth", "siblings");
  private static final Set<String> OTHER_MEMBERS = Set.of("count", "key", "root");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

  private MapProofJson() {}

  static Json.Obj write(MapProof proof) {
    byte[] siblings = new byte[Digest.LENGTH * proof.siblings().size()];
    for (int i = 0; i < proof.siblings().size(); i++) {
      System.arraycopy(
          proof.siblings().get(i).bytes(), 0, siblings, Digest.LENGTH * i, Digest.LENGTH);
    }
    return Json.Obj.of(
        Map.of(
            "at", write(proof.at()),
            "bitmap", new Json.Str(proof.bitmap()),
            "depth", new Json.Int(proof.depth()),
            "siblings", new Json.Str(Base64Strict.STANDARD.encode(siblings))));
  }

  private static Json write(MapProof.At at) {
    if (at instanceof MapProof.At.Other other) {
      return Json.Obj.of(
          Map.of(
              "count", new Json.Int(other.count()),
              "key", new Json.Str(other.key().hex()),
              "root", new Json.Str(other.root().hex())));
    }
    return new Json.Str(at instanceof MapProof.At.Self ? "self" : "empty");
  }

  static Outcome<MapProof> read(Json json) {
    if (!(json instanceof Json.Obj proof) || !proof.members().keySet().equals(MEMBERS)) {
      return refused("want an object with exactly at, bitmap, depth, siblings");
    }
    if (!(proof.members().get("depth") instanceof Json.Int depth)
        || depth.value() < 0
        || depth.value() > MapProof.MAX_DEPTH) {
      return refused("depth: want 0.." + MapProof.MAX_DEPTH);
    }
    int levels = (int) depth.value();
    if (!(proof.members().get("bitmap") instanceof Json.Str bitmap)
        || bitmap.value().length() != MapProof.bitmapLength(levels)
        || !HEX.matcher(bitmap.value()).matches()) {
      return refused("bitmap: want lower-case hex of " + (levels + 7) / 8 + " bytes");
    }
    if (!(proof.members().get("siblings") instanceof Json.Str text)) {
      return refused("siblings: want base64");
    }
    return siblings(text.value())
        .then(siblings ->
            at(proof).then(at -> Outcome.ok(new MapProof(levels, bitmap.value(), siblings, at))));
  }

  private static Outcome<MapProof.At> at(Json.Obj proof) {
    Json at = proof.get("at").orElseThrow();
    if (at.equals(new Json.Str("self"))) {
      return Outcome.ok(new MapProof.At.Self());
    }
    if (at.equals(new Json.Str("empty"))) {
      return Outcome.ok(new MapProof.At.Empty());
    }
    if (at instanceof Json.Obj other
        && other.members().keySet().equals(OTHER_MEMBERS)
        && other.members().get("count") instanceof Json.Int count
        && count.value() >= 1
        && other.members().get("key") instanceof Json.Str key
        && Digest.isHex(key.value())
        && other.members().get("root") instanceof Json.Str root
        && Digest.isHex(root.value())) {
      return Outcome.ok(
          new MapProof.At.Other(
              Digest.ofHex(key.value()), count.value(), Digest.ofHex(root.value())));
    }
    return refused("at: want \"self\", \"empty\" or {count >= 1, key, root}");
  }

  private static Outcome<List<Digest>> siblings(String text) {
    Optional<byte[]> decoded =
        Base64Strict.STANDARD.decode(text).filter(b -> b.length % Digest.LENGTH == 0);
    if (decoded.isEmpty()) {
      return refused("siblings: want base64 of a multiple of 32 bytes, in its one spelling");
    }
    byte[] bytes = decoded.get();
    List<Digest> siblings = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Digest.LENGTH) {
      siblings.add(Digest.of(Arrays.copyOfRange(bytes, at, at + Digest.LENGTH)));
    }
    return Outcome.ok(siblings);
  }

  private static <T> Outcome<T> refused(String detail) {
    return Outcome.refused("MAP_SHAPE", "map proof: " + detail);
  }
}
