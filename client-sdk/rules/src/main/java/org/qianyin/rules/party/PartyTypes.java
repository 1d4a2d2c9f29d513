package org.qianyin.rules.party;

import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.matching;
import static org.qianyin.rules.schema.Forms.setBy;
import static org.qianyin.rules.schema.Forms.setOf;
import static org.qianyin.rules.schema.Shapes.WORKS;

import java.util.List;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Members;

/** The types about parties, keys, delegations and journals. */
public final class PartyTypes {

  private static final Form KEYS =
      setBy(
          "key",
          Members.CLOSED
              .required("alg", codes("ed25519 es256k eip712 sm2 ml-dsa-44"))
              .optional("custodian", PARTY)
              .required("key", KeyForms.MULTIKEY)
              .rule(KeyForms.ALG_FITS_KEY),
          1,
          8);

  private static final Form NEXT = setOf(HEX, 0, 4);

  private static final Form DELEGABLE =
      matching(
          "a type that can be delegated",
          "(?!(party|key|delegation|index)\\.)[a-z]{1,24}\\.[a-z]{1,24}",
          "an entry type such as work.registered; never party.*, key.*, delegation.* or index.*");

  public static final List<BodyType> ALL =
      List.of(
          BodyType.withoutVia(PartyRegistered.TYPE)
              .required("kind", codes("person org agent operator"))
              .required("keys", KEYS)
              .required("next", NEXT)
              .signedByKeys("keys.key")
              .about("party:{self}/keys"),
          BodyType.withoutVia(KeyRotated.TYPE)
              .required("keys", KEYS)
              .required("next", NEXT)
              .signedByKeys("keys.key")
              .about("{P}/keys"),
          BodyType.withoutVia(KeyRevoked.TYPE)
              .required("keys", setOf(KeyForms.MULTIKEY, 1, 8))
              .about("{P}/keys"),
          BodyType.withoutVia(DelegationGranted.TYPE)
              .required("to", PARTY)
              .required("types", setOf(DELEGABLE, 1, 16))
              .required("until", TIME)
              .optional("works", WORKS)
              .towards("to")
              .about("{P}/keys", "{to}/named"),
          BodyType.withoutVia(DelegationRevoked.TYPE)
              .required("delegation", ID)
              .required("to", PARTY)
              .towards("to")
              .about("{P}/keys", "{to}/named"),
          BodyType.named(JournalCommitted.TYPE).required("commit", HEX).about("commit:{commit}"));

  private PartyTypes() {}
}
