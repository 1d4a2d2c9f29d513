package org.qianyin.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** The golden vectors of the ledger that say what entries and bodies are. */
public final class LedgerVectors {

  /**
   * @param base64 of the bytes of the entry
   * @param reason code of the first broken rule; empty if valid
   * @param facts the case as it stands in the file
   */
  public record Case(String name, String base64, String reason, Json.Obj facts) {
    public byte[] bytes() {
      return LedgerVectors.base64(base64);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private LedgerVectors() {}

  /**
   * @param list name of the member that holds the cases
   */
  public static List<Case> read(String file, String list) {
    List<Json.Obj> cases = json(file).objects(list);
    Map<String, byte[]> bases = new HashMap<>();
    for (Json.Obj facts : cases) {
      facts
          .optionalString("entry")
          .ifPresent(entry -> bases.put(facts.string("name"), base64(entry)));
    }
    List<Case> all = new ArrayList<>();
    for (Json.Obj facts : cases) {
      byte[] bytes =
          facts.has("entry")
              ? base64(facts.string("entry"))
              : splice(bases.getOrDefault(facts.string("base"), new byte[0]), facts.list("splice"));
      all.add(
          new Case(
              facts.string("name"),
              Base64.getEncoder().encodeToString(bytes),
              facts.optionalString("reason").orElse(""),
              facts));
    }
    return all;
  }

  static Json.Obj json(String file) {
    return (Json.Obj) Jcs.parse(bytes(file), 32).orThrow();
  }

  static byte[] bytes(String file) {
    try (InputStream in = LedgerVectors.class.getResourceAsStream("/vectors/ledger/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no vector file " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each edit counts in the bytes of the base: so the last one is made first. */
  private static byte[] splice(byte[] base, List<Json> edits) {
    byte[] bytes = base;
    List<Json.Arr> latestFirst =
        edits.stream()
            .map(Json.Arr.class::cast)
            .sorted(Comparator.comparingLong(LedgerVectors::offset).reversed())
            .toList();
    for (Json.Arr edit : latestFirst) {
      int offset = (int) offset(edit);
      int length = (int) ((Json.Int) edit.items().get(1)).value();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, offset);
      out.writeBytes(inserted(((Json.Str) edit.items().get(2)).value()));
      out.write(bytes, offset + length, bytes.length - offset - length);
      bytes = out.toByteArray();
    }
    return bytes;
  }

  private static long offset(Json.Arr edit) {
    return ((Json.Int) edit.items().get(0)).value();
  }

  private static byte[] inserted(String text) {
    return text.startsWith("b64:")
        ? base64(text.substring("b64:".length()))
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
