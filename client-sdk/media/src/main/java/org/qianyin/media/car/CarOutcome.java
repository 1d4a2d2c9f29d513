package org.qianyin.media.car;

import java.util.List;
import org.qianyin.media.cid.Cid;

/** How the reading of a CAR ended. Only {@link Complete} means that everything in it was right. */
public sealed interface CarOutcome {
  /**
   * The stream ended at the end of a section and every block is what its CID names. It does not say
   * that the tree below the roots is whole: walk it to know.
   *
   * @param bytes length of the CAR
   */
  record Complete(List<Cid> roots, long blocks, long bytes) implements CarOutcome {}

  /**
   * Refused at the first broken rule; blocks handed out before were right.
   *
   * @param offset of the header or section at fault, in bytes from the start
   */
  record Refused(Reason reason, long offset, String detail) implements CarOutcome {}

  /** Which rule of CARv1, or which limit. */
  enum Reason {
    /** The stream ends within the header or a section. */
    TRUNCATED,
    /** A length is no minimal varint, or zero. */
    BAD_LENGTH,
    /** The header is longer than 64 KiB or a section longer than 2 MiB and a CID. */
    TOO_LONG,
    /** The header is not the canonical one of version 1 with 1 to 1024 roots. */
    BAD_HEADER,
    /** A section does not begin with a CID that can be checked. */
    BAD_CID,
    /** A block is not what its CID names. */
    MISMATCH,
    /** There are more blocks than the caller allows. */
    TOO_MANY_BLOCKS
  }
}
