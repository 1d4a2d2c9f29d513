package org.qianyin.backend.anchor.rpc;

import java.time.Instant;

/**
 * How an endpoint does, for its operator.
 *
 * @param endpoint host and port
 * @param well whether it is asked
 * @param since when it became so
 * @param block the newest that it told of, 0 before
 * @param trouble why it is left aside, else empty
 */
public record EndpointHealth(
    String endpoint, boolean well, Instant since, long block, String trouble) {

  static EndpointHealth of(Endpoint endpoint) {
    Standing at = endpoint.standing();
    String trouble = at.fault().map(fault -> String.valueOf(fault.getMessage())).orElse("");
    return new EndpointHealth(endpoint.name(), trouble.isEmpty(), at.since(), at.height(), trouble);
  }
}
