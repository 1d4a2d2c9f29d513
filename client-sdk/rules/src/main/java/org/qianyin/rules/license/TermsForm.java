package org.qianyin.rules.license;

import static org.qianyin.rules.schema.Forms.BOP;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.FLAG;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.either;
import static org.qianyin.rules.schema.Forms.integer;
import static org.qianyin.rules.schema.Forms.setOf;

import org.qianyin.proof.data.Json;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Members;
import org.qianyin.rules.schema.Shapes;

/** The terms of a licence, member by member (bodies-v1 specification §4.2). */
final class TermsForm {

  private static final int MAX_HOLDBACK_CODES = 160;

  static final Form EVENT = codes("THEATRICAL_RELEASE FIRST_AIRING DELIVERY EST_START");

  private static final Members CAP =
      Members.CLOSED.required("max", integer(1, Json.MAX_INTEGER)).required("unit", Shapes.UNIT);

  private static final Members CONDITION =
      Members.CLOSED
          .required("kind", codes("PAYMENT REVIEW EVENT"))
          .optional("event", EVENT)
          .rule(Between.with("event", "kind", "EVENT"))
          .optional("lag", integer(0, 3650))
          .rule(Between.with("lag", "kind", "EVENT"))
          .optional("scheme", Shapes.SCHEME)
          .rule(Between.with("scheme", "kind", "REVIEW"));

  private static final Members RENEWAL =
      Members.CLOSED.required("notice", integer(1, 365)).required("times", integer(1, 9));

  private static final Members SUBLICENSING =
      Members.CLOSED.optional("consent", codes("PRIOR NOTICE")).required("depth", integer(0, 3));

  private static final Members VOCABULARY =
      Members.CLOSED.optional("territories", DIGEST).required("uses", integer(1, 1));

  static final Members MEMBERS =
      Members.CLOSED
          .optional("art14", ID)
          .optional("bop", BOP)
          .optional("cap", CAP)
          .optional("conditions", setOf(CONDITION, 1, 3))
          .optional("consents", setOf(ID, 1, 6))
          .optional("contract", DIGEST)
          .optional("exploit", Shapes.BOX_WITHOUT_RIGHTS)
          .optional("futureParts", FLAG)
          .optional("holdbacks", setOf(Shapes.BOX, 1, 8))
          .rule(
              Between.holds(
                  body -> holdbackCodes(body) <= MAX_HOLDBACK_CODES,
                  "holdbacks",
                  "at most 160 rights, uses and codes in all of them together",
                  "name fewer, or put the rest into a second licence"))
          .optional("parent", ID)
          .optional("renewal", RENEWAL)
          .optional("sublicensing", SUBLICENSING)
          .optional("subjectTo", either(codes("ALL_EARLIER"), setOf(ID, 1, 32)))
          .required("vocabulary", VOCABULARY)
          .optional("waives", setOf(ID, 1, 6));

  private TermsForm() {}

  private static int holdbackCodes(Json.Obj body) {
    return body.objects("holdbacks").stream().mapToInt(Shapes::codesIn).sum();
  }
}
