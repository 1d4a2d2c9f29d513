package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.qianyin.media.unixfs.UnixFsProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files under {@code vectors/ipfs}; each test asserts how many it found, so none is skipped.
 */
public final class Vectors {
  public static final UnixFsProfile KUBO_CIDV1 = new UnixFsProfile("kubo-cidv1", 262_144, 174);

  private Vectors() {}

  public static JsonNode json(String file) {
    return JsonMapper.builder().build().readTree(bytes(file));
  }

  public static byte[] bytes(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/ipfs/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no vector " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  public static UnixFsProfile profile(String name) {
    return switch (name) {
      case "unixfs-v1-2025" -> UnixFsProfile.V1_2025;
      case "kubo-cidv1" -> KUBO_CIDV1;
      default -> throw new IllegalArgumentException("no profile " + name);
    };
  }
}
