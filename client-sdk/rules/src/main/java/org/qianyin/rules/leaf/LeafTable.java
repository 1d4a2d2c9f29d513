package org.qianyin.rules.leaf;

import static org.qianyin.rules.leaf.LeafForm.byHolder;
import static org.qianyin.rules.leaf.LeafForm.closed;
import static org.qianyin.rules.leaf.LeafForm.open;
import static org.qianyin.rules.leaf.Values.ANY;
import static org.qianyin.rules.leaf.Values.MONEY;
import static org.qianyin.rules.leaf.Values.OBJECT;
import static org.qianyin.rules.leaf.Values.text;
import static org.qianyin.rules.schema.Forms.COUNTRY;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.LANG;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.List;
import java.util.stream.Stream;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Forms;
import org.qianyin.rules.schema.Members;
import org.qianyin.rules.schema.Shapes;

/** The leaves of every type, row by row (bodies-v1 specification §5). */
final class LeafTable {

  private static final Form TITLE =
      Members.CLOSED
          .required("kind", codes("ORIGINAL TRANSLATED ALIAS WORKING"))
          .required("lang", LANG)
          .required("text", text(200));

  private static final Form CONTRIBUTOR =
      Members.CLOSED
          .required("credit", text(80))
          .optional("nameKind", text(20))
          .required("role", text(80));

  private static final Form IDENTIFIER =
      Members.CLOSED.required("scheme", Shapes.SCHEME).required("value", text(200));

  private static final Form SOURCE =
      Members.CLOSED
          .optional("article", text(200))
          .optional("author", text(200))
          .optional("basis", text(500))
          .optional("identifiers", setOf(IDENTIFIER, 1, 8))
          .optional("statement", text(500))
          .optional("title", text(200));

  private static final Form TOOL =
      Members.CLOSED
          .optional("filing", text(200))
          .optional("model", text(200))
          .required("name", text(200))
          .optional("outputOwner", text(200))
          .optional("provider", text(200))
          .optional("task", text(200))
          .optional("version", text(80));

  private static final Form STAGE =
      Members.CLOSED
          .optional("journal", ANY)
          .required("stage", text(40))
          .required("statement", text(500));

  private static final Form RATING =
      Members.CLOSED
          .optional("minors", text(80))
          .required("system", text(80))
          .required("value", text(80));

  private static final Form ATTESTATION =
      Members.CLOSED.required("at", TIME).required("by", PARTY).required("digest", DIGEST);

  private static final List<LeafForm> ANY_TYPE =
      List.of(closed("note", text(2000)), closed("ext/*/*", ANY));

  private static final List<LeafForm> ORGANISATION =
      List.of(
          open("legalName", text(200)),
          open("ownerKind", text(40)),
          open("country", COUNTRY),
          open(
              "uscc",
              Forms.text("a unified social credit code", Uscc::isValid, "its 18 characters")),
          open("certificate", DIGEST),
          open("level", codes("SELF REAL_NAME CA")),
          open("attestation", ATTESTATION));

  private static final List<LeafForm> WORK =
      List.of(
          byHolder("titles/{32}", TITLE),
          open("displayNumber", text(20)),
          open("place/city", text(80)),
          open("publication/medium", text(200)),
          open("publication/url", text(2000)),
          open("contributors/{64}", CONTRIBUTOR),
          closed("contributors/{64}/identity", ANY),
          open("identifiers/{identifiers}", IDENTIFIER),
          closed("personality/{16}", ANY),
          open("ratings/{8}", RATING));

  private static final List<LeafForm> REGISTRATION =
      List.of(
          closed("owners/{owners}/evidence", ANY),
          closed("coOwnership/contract", ANY),
          byHolder("files/{files}/digest", DIGEST),
          open("files/{files}/label", OBJECT),
          open("derives/{derives}", SOURCE),
          closed("derives/{derives}/contract", ANY),
          open("ai/tools/{16}", TOOL),
          closed("ai/terms/{16}", ANY),
          closed("ai/prompt", ANY),
          closed("ai/negative", ANY),
          closed("ai/params", ANY),
          closed("ai/human/{64}", STAGE),
          closed("statements/originality", text(4000)));

  private static final List<LeafForm> LICENSE =
      List.of(
          closed("terms/money", MONEY),
          closed("terms/type", ANY),
          closed("terms/share", ANY),
          closed("terms/milestones", ANY),
          closed("terms/tax", ANY),
          closed("contract/number", ANY),
          closed("contract/law", ANY),
          closed("contract/forum", ANY),
          closed("contract/filing", ANY),
          closed("parties/names", ANY),
          closed("parties/licensee", ANY),
          closed("purpose", ANY),
          closed("moral", ANY),
          closed("delivery", ANY),
          closed("ground", ANY),
          closed("art14/reason", ANY));

  private static final List<LeafForm> TITLE_ACT =
      List.of(
          closed("price", MONEY),
          closed("secured", ANY),
          closed("valuation", ANY),
          closed("certificateNo", text(200)));

  private static final List<LeafForm> DISPUTE =
      Stream.of("claim", "statement", "agency", "caseNo", "scope", "remedy")
          .map(name -> closed(name, ANY))
          .toList();

  private LeafTable() {}

  /** The leaves that entries of a type may commit to, those of any type included. */
  static List<LeafForm> of(String type) {
    return Stream.concat(ANY_TYPE.stream(), own(type).stream()).toList();
  }

  private static List<LeafForm> own(String type) {
    String family = type.substring(0, type.indexOf('.'));
    return switch (family) {
      case "license" -> LICENSE;
      case "rights", "pledge", "title" -> TITLE_ACT;
      case "dispute" -> DISPUTE;
      case "coowner" -> List.of(closed("art14/reason", ANY));
      case "termination" -> List.of(closed("ground", ANY));
      case "delegation" -> List.of(closed("mandate", ANY));
      default -> ofType(type);
    };
  }

  private static List<LeafForm> ofType(String type) {
    return switch (type) {
      case "party.registered" -> ORGANISATION;
      case "key.rotated", "key.revoked" ->
          List.of(open("reason", codes("ROUTINE LOST COMPROMISED")));
      case "work.registered" -> Stream.concat(WORK.stream(), REGISTRATION.stream()).toList();
      case "work.amended" ->
          Stream.concat(WORK.stream(), Stream.of(open("why", text(200)))).toList();
      case "work.withdrawn" -> List.of(open("why", text(200)));
      case "work.related" ->
          List.of(closed("evidence", ANY), open("edge", SOURCE), closed("edge/contract", ANY));
      case "identifier.assigned" -> List.of(open("value", text(200)));
      case "payment.recorded" ->
          List.of(
              closed("amount", MONEY),
              closed("fx", OBJECT),
              closed("tax", OBJECT),
              closed("ref", text(200)),
              closed("invoice", text(200)));
      case "royalty.reported" ->
          List.of(
              closed("currency", ANY),
              closed("totals", ANY),
              closed("lines/{240}", ANY),
              closed("more", ANY));
      case "review.recorded" -> List.of(open("authority", text(200)), open("number", text(200)));
      case "appraisal.recorded" ->
          List.of(
              open("appraiser", text(200)),
              open("purpose", text(200)),
              open("method", text(200)),
              closed("value", ANY));
      case "auction.recorded" ->
          List.of(open("house", text(200)), open("lot", text(200)), closed("hammer", ANY));
      case "contest.entered" -> List.of(open("track", text(200)), closed("blindId", text(200)));
      case "journal.committed" ->
          Stream.of("project", "tool", "count", "from", "to", "prev", "work")
              .map(name -> closed(name, ANY))
              .toList();
      default -> List.of();
    };
  }
}
