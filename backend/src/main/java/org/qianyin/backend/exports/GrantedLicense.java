package org.qianyin.backend.exports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.backend.licensing.License;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.license.Terms;

/**
 * A licence as a row of the export reads it.
 *
 * @param now log time at which its state is judged
 */
record GrantedLicense(License license, SignedScope scope, Terms terms, Instant now) {

  static GrantedLicense of(License license, Instant now) {
    Json.Obj body = license.body();
    return new GrantedLicense(license, SignedScope.of(body.object("scope")), Terms.of(body), now);
  }

  /**
   * Why it is not in force, by the codes of domain specification 5.2 and in their order; empty if
   * it is.
   */
  List<String> obstacles() {
    List<String> codes = new ArrayList<>();
    if (now.isBefore(scope.box().start())) {
      codes.add("NOT_YET_STARTED");
    }
    if (scope.box().end().filter(end -> !now.isBefore(end)).isPresent()) {
      codes.add("EXPIRED");
    }
    if (license.ended().filter(end -> !now.isBefore(end)).isPresent()) {
      codes.add("TERMINATED");
    }
    return codes;
  }
}
