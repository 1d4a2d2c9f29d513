package org.qianyin.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** Golden vectors from {@code src/test/resources/vectors}. */
public final class VectorFile {

  private VectorFile() {}

  /** A vector file as one object. */
  public static Json.Obj read(String path) {
    return (Json.Obj) Jcs.parse(text(path).getBytes(StandardCharsets.UTF_8), 32).orThrow();
  }

  /** A vector file as text. */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(String path) {
    try (InputStream in = VectorFile.class.getResourceAsStream("/vectors/" + path)) {
      if (in == null) {
        throw new IllegalStateException("no vector file " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hashes under {@code name}, each in hex; none for {@code null}. */
  public static List<Digest> hexDigests(Json.Obj object, String name) {
    return object.strings(name).stream().map(Digest::ofHex).toList();
  }

  public static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
