package org.qianyin.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Recognises a media type from the first bytes and the file name. Looks at nothing else and unpacks
 * nothing: an archive or image bomb is just its first 64 KiB.
 */
final class MediaTypes {
  /** What Tika's own rules look at. */
  static final int PREFIX = 1 << 16;

  private static final int MAX_NAME = 128;

  /** Tika's names for families that it would look into; no types that anybody else knows. */
  private static final String INTERNAL = "/x-tika-";

  private static final MediaType QUICKTIME = new MediaType("video/quicktime");
  private static final MediaType MP4 = new MediaType("video/mp4");

  private MediaTypes() {}

  static MediaType detect(byte[] bytes, int length, String fileName) {
    return Signature.typeOf(bytes, length, fileName)
        .orElseGet(() -> byAllRules(bytes, length, fileName));
  }

  static MediaType byAllRules(byte[] bytes, int length, String fileName) {
    MimeTypes types = Registry.TYPES;
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, lastPart(fileName));
    try {
      InputStream prefix = new ByteArrayInputStream(bytes, 0, Math.min(length, PREFIX));
      var found = types.detect(prefix, metadata).getBaseType();
      while (!MediaType.fits(found.toString()) || found.toString().contains(INTERNAL)) {
        found = types.getMediaTypeRegistry().getSupertype(found);
        if (found == null) {
          return MediaType.UNKNOWN;
        }
      }
      MediaType type = new MediaType(found.toString());
      return type.equals(QUICKTIME) && isBaseMedia(bytes, length) ? MP4 : type;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * ISO 14496-12: a file type box of another brand than Apple's. Tika takes the commonest one,
   * isom, for QuickTime unless the name says mp4.
   */
  private static boolean isBaseMedia(byte[] bytes, int length) {
    String box = new String(bytes, 0, Math.min(length, 12), StandardCharsets.ISO_8859_1);
    return box.startsWith("ftyp", 4) && !box.startsWith("qt  ", 8);
  }

  /** Only the extension matters; a name is a hint from a stranger and never a path. */
  private static String lastPart(String fileName) {
    int slash = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
    String name = fileName.substring(slash + 1);
    return name.substring(Math.max(0, name.length() - MAX_NAME));
  }

  /** Loaded at the first use: reading the rules takes a few hundred milliseconds. */
  private static final class Registry {
    static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }
}
