package org.qianyin.rules.license;

import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.state.License;

/** The licence that a {@code license.granted} makes; what became of it later is added to it. */
public final class Granted {

  private Granted() {}

  /**
   * Whether all that a grant says is judged by rules that are built: no server of these rules
   * accepts another, but a log may hold one that a later server accepted.
   *
   * @param grant of type {@code license.granted}, version 1
   */
  public static boolean isJudged(Entry grant) {
    LicenseGranted body = LicenseGranted.of(grant);
    return new Disposition(body.works(), body.scope(), body.terms()).notYet().isEmpty();
  }

  /**
   * @param grant of type {@code license.granted}, version 1
   */
  public static License of(Sequenced grant) {
    LicenseGranted body = LicenseGranted.of(grant.entry());
    return new License(
        grant.entry().id(),
        grant.seq(),
        grant.entry().by().orElseThrow(),
        body.licensee(),
        body.works().works(),
        body.works().ancestors(),
        body.posts().x(),
        body.posts().n(),
        Scope.of(body.scope()),
        body.terms().futureParts(),
        Set.copyOf(body.terms().subjectTo()),
        body.terms().parent(),
        Optional.empty());
  }
}
