package org.qianyin.proof.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qianyin.proof.Check;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;

/** Check {@code authority}: the keys that signed could speak for those who had to sign. */
final class AuthorityCheck {

  private AuthorityCheck() {}

  static Check decide(Examination examination) {
    Sequenced entry = new Sequenced(examination.inclusion().index(), examination.entry());
    Authority authority =
        examination
            .entries()
            .types()
            .authority(entry, examination.head().time(), party -> keys(examination, party));
    if (authority instanceof Authority.Refused refused) {
      return Check.failed(refused.refusal());
    }
    if (authority instanceof Authority.Unproven unproven) {
      return CosignerChecks.replayed(examination)
          .map(replay -> rested(((Check.Passed) replay).evidence()))
          .orElse(
              Check.unknown(
                  "KEY_UNPROVEN", "the keys of " + unproven.party() + " are not shown in full"));
    }
    if (authority instanceof Authority.Custodial custodial) {
      return Check.passed(
          "CUSTODIAL "
              + custodial.custodians().stream()
                  .map(PartyId::toString)
                  .collect(Collectors.joining(" ")));
    }
    return Check.passed(authority instanceof Authority.Self ? "SELF" : "FULL");
  }

  private static Check rested(String evidence) {
    return Check.passed(evidence.isEmpty() ? "AUDITED" : "AUDITED " + evidence);
  }

  /** The keys facet of a party, if the bundle shows all of it. */
  private static Optional<List<Sequenced>> keys(Examination examination, PartyId party) {
    return Optional.ofNullable(examination.proven().get(new Subject(party + "/keys")))
        .filter(ProvenSubject::isWhole)
        .map(ProvenSubject::elements);
  }
}
