package org.qianyin.proof.data;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 with one spelling for each value (RFC 4648 §3.5): zero trailing bits, padding exactly
 * where the form has it, no other characters.
 */
@SuppressWarnings("ImmutableEnumChecker") // the JDK's encoders and decoders have no state
public enum Base64Strict {
  /** RFC 4648 §4, with padding. */
  STANDARD(Base64.getEncoder(), Base64.getDecoder()),
  /** RFC 4648 §5, without padding. */
  URL(Base64.getUrlEncoder().withoutPadding(), Base64.getUrlDecoder());

  private final Base64.Encoder encoder;
  private final Base64.Decoder decoder;

  Base64Strict(Base64.Encoder encoder, Base64.Decoder decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  public String encode(byte[] bytes) {
    return encoder.encodeToString(bytes);
  }

  /** The bytes, or empty if {@code text} is not their one spelling. */
  public Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = decoder.decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The bytes, or empty if {@code text} is not the one spelling of {@code length} bytes. */
  public Optional<byte[]> decode(String text, int length) {
    int groups = length / 3 * 4;
    int rest = length % 3;
    int characters = groups + (rest == 0 ? 0 : this == STANDARD ? 4 : rest + 1);
    return text.length() == characters
        ? decode(text).filter(bytes -> bytes.length == length)
        : Optional.empty();
  }

  /**
   * The bytes of text that was checked before.
   *
   * @throws IllegalArgumentException if it was not
   */
  public byte[] decodeOrThrow(String text) {
    return decode(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "base64: want RFC 4648, "
                    + (this == URL ? "url form without" : "with")
                    + " padding"));
  }
}
