package org.qianyin.backend.anchor.rpc;

/** What is wrong with one endpoint: it is left aside for it, and the others are asked. */
public final class EndpointFault extends ChainTrouble {

  private static final long serialVersionUID = 1L;

  /** The kinds of faults; their names in lower case are the outcomes of the metric. */
  public enum Kind {
    /** Nobody listens, or the connection broke. */
    SILENT,
    /** No whole answer within {@code qianyin.chain.deadline}. */
    LATE,
    /** HTTP status, HTML, or JSON that is no JSON-RPC. */
    NOT_JSON_RPC,
    /** More than {@link JsonRpc#MAX_ANSWER}. */
    TOO_LARGE,
    /** It asks to be asked less. */
    BUSY,
    /** Blocks behind the others. */
    LAGS,
    /** Another chain than the others, or than the configured one. */
    OTHER_CHAIN,
    /** What it says, enough others deny. */
    DISAGREES
  }

  private final Kind kind;

  /**
   * @param endpoint its name
   * @param what such as {@code does not answer}
   */
  public EndpointFault(Kind kind, String endpoint, String what) {
    super(endpoint + " " + what, "the chain's endpoint does not answer as it should");
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
