package org.qianyin.media.unixfs;

import java.io.IOException;
import org.qianyin.media.cid.Cid;

/** A tree of blocks that cannot be read as asked; names the block and the rule that it breaks. */
public final class DagException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Which rule. */
  public enum Reason {
    /** The source does not have the block. */
    MISSING,
    /** The bytes are not what the CID names. */
    MISMATCH,
    /** The block is longer than 2 MiB. */
    TOO_LARGE,
    /** The bytes are not canonical dag-pb and UnixFS, or contradict their parent. */
    MALFORMED,
    /** The tree is deeper than 16 levels. */
    TOO_DEEP,
    /** The walk would visit more blocks than the caller allows. */
    TOO_MANY_BLOCKS,
    /** A file was asked for and this is something else. */
    NOT_A_FILE,
    /** Links in this codec are not understood here. */
    UNSUPPORTED_CODEC
  }

  private final Reason reason;
  private final transient Cid cid;

  DagException(Reason reason, Cid cid, String detail) {
    super(reason + " " + cid + ": " + detail);
    this.reason = reason;
    this.cid = cid;
  }

  /** The rule that is broken. */
  public Reason reason() {
    return reason;
  }

  /** The block at fault. */
  public Cid cid() {
    return cid;
  }
}
