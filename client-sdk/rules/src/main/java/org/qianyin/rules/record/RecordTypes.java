package org.qianyin.rules.record;

import static org.qianyin.rules.schema.Forms.CID;
import static org.qianyin.rules.schema.Forms.DATE;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.RIGHTS;
import static org.qianyin.rules.schema.Forms.TERRITORIES;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.codes;

import java.util.List;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Form;

/** The types that record something about a work, and those about roles. */
public final class RecordTypes {

  private static final Form ROLE = codes("issuer registrar resolver");

  public static final List<BodyType> ALL =
      List.of(
          aboutWork("review.recorded")
              .withDoc()
              .required("kind", codes("KEY ORDINARY OTHER CONTEST"))
              .required("result", codes("APPROVED FILED PENDING REJECTED SELECTED"))
              .optional("document", DIGEST)
              .optional("thresholds", DIGEST)
              .optional("date", DATE),
          aboutWork("appraisal.recorded")
              .withDoc()
              .required("document", DIGEST)
              .optional("validUntil", DATE),
          aboutWork("auction.recorded")
              .withDoc()
              .optional("rights", RIGHTS)
              .required("date", DATE)
              .optional("document", DIGEST),
          aboutWork("content.restricted")
              .required("reason", codes("COURT REGULATOR MINORS PRIVACY"))
              .required("order", DIGEST)
              .required("area", codes("HIDE REGION"))
              .optional("territories", TERRITORIES)
              .rule(Between.with("territories", "area", "REGION"))
              .optional("cid", CID),
          aboutWork("contest.entered")
              .required("contest", HEX)
              .optional("rules", DIGEST)
              .optional("offer", ID)
              .about("contest:{contest}"),
          BodyType.withoutVia("role.granted")
              .required("role", ROLE)
              .required("to", PARTY)
              .optional("until", TIME)
              .towards("to")
              .about("role:{role}"),
          BodyType.withoutVia("role.revoked")
              .required("role", ROLE)
              .required("to", PARTY)
              .required("grant", ID)
              .towards("to")
              .about("role:{role}"));

  private RecordTypes() {}

  private static BodyType aboutWork(String name) {
    return BodyType.named(name).required("work", ID).about("work:{work}/reviews");
  }
}
