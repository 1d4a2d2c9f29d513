package org.qianyin.rules.body;

import org.qianyin.proof.data.Json;

/**
 * What a licence allows, as it was signed (bodies-v1 specification §2, {@code scope}).
 *
 * @param zone IANA name in which its dates are shown; {@code Asia/Shanghai} if the body names none
 */
public record SignedScope(SignedBox box, Exclusivity exclusivity, String zone) {

  private static final String DEFAULT_ZONE = "Asia/Shanghai";

  public static SignedScope of(Json.Obj scope) {
    return new SignedScope(
        SignedBox.of(scope),
        Exclusivity.valueOf(scope.string("exclusivity")),
        scope.optionalString("zone").orElse(DEFAULT_ZONE));
  }
}
