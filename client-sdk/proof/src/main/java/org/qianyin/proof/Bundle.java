package org.qianyin.proof;

import java.util.List;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Disclosure;

/**
 * {@code qianyin-proof@1}: an entry with all that convinces a stranger of its place in the log and
 * of what the index says about its subjects (ledger specification §11). Carries no policy and no
 * verdict; nothing in it has been checked but its shape.
 *
 * @param entry its bytes
 * @param inclusion tlog-proof of the entry, with the checkpoint
 * @param headEntry bytes of the checkpoint's head
 * @param headInclusion tlog-proof of the head, with the same checkpoint
 * @param subjects strictly ascending by subject
 * @param timestamps RFC 3161 tokens in DER
 * @param openings disclosures of {@code doc} commitments
 */
public record Bundle(
    Bytes entry,
    String inclusion,
    Bytes headEntry,
    String headInclusion,
    List<SubjectProof> subjects,
    List<AnchorProof> anchors,
    List<Bytes> timestamps,
    List<Disclosure> openings) {

  /** The {@code format} of bundles that are written. */
  public static final String FORMAT = "qianyin-proof@1";

  /** The media type of a bundle. */
  public static final String MEDIA_TYPE = "application/vnd.qianyin.proof+json";

  /** The most bytes that a bundle may have. */
  public static final int MAX_BYTES = 16 << 20;

  /** The deepest nesting that a bundle may have. */
  public static final int MAX_DEPTH = 16;

  static final int MAX_SUBJECTS = 256;
  static final int MAX_ELEMENTS = 100_000;
  static final int MAX_OTHERS = 16;

  public Bundle {
    subjects = List.copyOf(subjects);
    anchors = List.copyOf(anchors);
    timestamps = List.copyOf(timestamps);
    openings = List.copyOf(openings);
    for (int i = 1; i < subjects.size(); i++) {
      if (subjects.get(i - 1).subject().compareTo(subjects.get(i).subject()) >= 0) {
        throw new IllegalArgumentException("subjects: want them strictly ascending");
      }
    }
  }

  /**
   * Reads a bundle in any JSON spelling, strictly.
   *
   * @return the bundle, {@code BUNDLE_TOO_LARGE}, a JSON code of §1, {@code UNKNOWN_FORMAT} or
   *     {@code BUNDLE_SHAPE}
   */
  public static Outcome<Bundle> parse(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      return Outcome.refused(
          "BUNDLE_TOO_LARGE", "bundle: want at most " + MAX_BYTES + " bytes, got " + utf8.length);
    }
    return Jcs.parse(utf8, MAX_DEPTH).then(Bundle::read);
  }

  /**
   * Reads a bundle that came as a part of other JSON; the caller has bounded its size.
   *
   * @return the bundle, {@code UNKNOWN_FORMAT} or {@code BUNDLE_SHAPE}
   */
  public static Outcome<Bundle> read(Json json) {
    return BundleReader.read(json);
  }

  /** The bundle as JSON. */
  public Json.Obj toJson() {
    return BundleWriter.write(this);
  }

  /** The bundle as it is saved: canonical JSON, so that equal bundles have equal bytes. */
  public byte[] bytes() {
    return Jcs.write(toJson());
  }

  /** This bundle with other anchors. */
  public Bundle withAnchors(List<AnchorProof> others) {
    return new Bundle(
        entry, inclusion, headEntry, headInclusion, subjects, others, timestamps, openings);
  }

  /** This bundle with other openings. */
  public Bundle withOpenings(List<Disclosure> others) {
    return new Bundle(
        entry, inclusion, headEntry, headInclusion, subjects, anchors, timestamps, others);
  }
}
