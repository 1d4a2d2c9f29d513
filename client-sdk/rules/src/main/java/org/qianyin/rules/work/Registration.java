package org.qianyin.rules.work;

import static org.qianyin.rules.schema.Forms.CID;
import static org.qianyin.rules.schema.Forms.COUNTRY;
import static org.qianyin.rules.schema.Forms.DATE;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.FLAG;
import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.LANG;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.RIGHTS;
import static org.qianyin.rules.schema.Forms.SHARE;
import static org.qianyin.rules.schema.Forms.USE;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.integer;
import static org.qianyin.rules.schema.Forms.matching;
import static org.qianyin.rules.schema.Forms.ordered;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.Set;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Members;
import org.qianyin.rules.schema.Rule;
import org.qianyin.rules.schema.Shapes;

/** {@code work.registered}, member by member (bodies-v1 specification §4.1). */
final class Registration {

  private static final Set<String> MACHINE_ASSETS =
      Set.of("AI_MODEL", "LORA", "DATASET", "PROMPT_PACK", "WORKFLOW");

  private static final Set<String> CATEGORIES_OF_MACHINE_ASSETS =
      Set.of("SOFTWARE", "OTHER", "NON_WORK");

  private static final Form KIND = codes(String.join(" ", Kinds.ALL));

  private static final Form CATEGORY =
      codes(
          "WRITTEN ORAL MUSICAL DRAMATIC QUYI CHOREOGRAPHIC ACROBATIC FINE_ART ARCHITECTURE"
              + " PHOTOGRAPHIC AUDIOVISUAL GRAPHIC MODEL SOFTWARE OTHER NON_WORK");

  private static final Form OWNERS =
      setOf(
          Members.CLOSED
              .required(
                  "acquired",
                  codes("ORIGINAL SUCCESSION ASSIGNMENT COMMISSION EMPLOYMENT STATUTORY OTHER"))
              .required("party", PARTY)
              .required("share", SHARE),
          1,
          6);

  private static final Members CO_OWNERSHIP =
      Members.CLOSED
          .required("mode", codes("MAJORITY AGENT UNANIMOUS"))
          .optional("agent", PARTY)
          .rule(Between.with("agent", "mode", "AGENT"))
          .optional("threshold", SHARE)
          .rule(Between.with("threshold", "mode", "MAJORITY"));

  static final Members PUBLICATION =
      Members.CLOSED
          .required("status", codes("PUBLISHED UNPUBLISHED"))
          .optional("country", COUNTRY)
          .rule(Between.with("country", "status", "PUBLISHED"))
          .optional("date", DATE)
          .rule(Between.with("date", "status", "PUBLISHED"));

  private static final Form MILLISECONDS = integer(0, Json.MAX_INTEGER);

  private static final Form FILES =
      ordered(
          Members.CLOSED
              .optional("cid", CID)
              .rule(Between.onlyBeside("cid", "digest"))
              .optional("digest", DIGEST)
              .optional("duration", MILLISECONDS)
              .optional(
                  "iscc", matching("an ISCC", "ISCC:[A-Z2-7]{10,60}", "ISCC: and its base32 code"))
              .rule(Between.onlyBeside("iscc", "digest"))
              .required(
                  "mime",
                  matching(
                      "a media type",
                      "[a-z0-9.+-]{1,20}/[a-z0-9.+-]{1,62}",
                      "it in lower case without parameters, such as video/mp4"))
              .required("role", codes("MASTER PROXY POSTER SCRIPT STEM PROJECT SUBTITLE"))
              .required("size", integer(0, Json.MAX_INTEGER))
              .optional(
                  "sm3",
                  matching(
                      "an SM3 digest", "sm3:[0-9a-f]{64}", "sm3: and 64 lower-case hex digits"))
              .rule(Between.onlyBeside("sm3", "digest")),
          1,
          16);

  private static final Members MANIFEST =
      Members.CLOSED
          .optional("cid", CID)
          .required("count", integer(1, 10_000_000))
          .required("digest", DIGEST)
          .required("root", HEX);

  private static final Members VERSION =
      Members.CLOSED
          .optional("audio", setOf(LANG, 1, 4))
          .optional("subtitles", setOf(LANG, 1, 8))
          .required(
              "type",
              codes(
                  "DUB SUBTITLE CUT VERTICAL HORIZONTAL REMASTER COMPLIANCE_CUT RECAP"
                      + " AUDIO_DESCRIPTION"));

  private static final Members CLEARANCE =
      Members.CLOSED
          .required("kind", codes("OWN LICENSE EXTERNAL PUBLIC_DOMAIN STATUTORY NONE"))
          .optional("license", ID)
          .rule(Between.with("license", "kind", "LICENSE"));

  static final Members EDGE =
      Members.CLOSED
          .required("clearance", CLEARANCE)
          .optional("dependent", FLAG)
          .optional("mode", USE)
          .optional("target", ID)
          .required(
              "type",
              codes(
                  "ADAPTATION TRANSLATION ARRANGEMENT ANNOTATION COMPILATION REMAKE SEQUEL PREQUEL"
                      + " SPINOFF RECUT USES_COMPONENT TRAINED_ON SAMPLES"))
          .rule(cleared("mode", Set.of("LICENSE")))
          .rule(cleared("target", Set.of("LICENSE", "OWN")));

  private static final Members AI =
      Members.CLOSED
          .optional(
              "human",
              setOf(
                  codes(
                      "CONCEPT SCRIPT STORYBOARD PROMPT PARAMETER SELECTION INPAINT COMPOSITE EDIT"
                          + " SOUND DIRECT"),
                  1,
                  11))
          .required("involvement", codes("NONE ASSISTED HUMAN_DIRECTED AUTONOMOUS"))
          .optional("models", setOf(DIGEST, 1, 4))
          .rule(notAlone("human"))
          .rule(notAlone("models"));

  static final BodyType TYPE =
      BodyType.named(WorkRegistered.TYPE)
          .withDoc()
          .required("kind", KIND)
          .required("category", CATEGORY)
          .rule(
              Between.holds(
                  Registration::categoryFits,
                  "category",
                  "a machine asset is no work of another category",
                  "write SOFTWARE, OTHER or NON_WORK"))
          .required(
              "nature", codes("ORIGINAL ADAPTED TRANSLATED COMPILED ANNOTATED COLLATED OTHER"))
          .required("completed", DATE)
          .optional("country", COUNTRY)
          .required("ownershipType", codes("PERSONAL JOINT LEGAL_ENTITY EMPLOYEE COMMISSIONED"))
          .required("owners", OWNERS)
          .rule(Between.distinct("owners", "party"))
          .optional("coOwnership", CO_OWNERSHIP)
          .rule(
              Between.holds(
                  body -> !body.has("coOwnership") || body.list("owners").size() > 1,
                  "coOwnership",
                  "only with two owners or more",
                  "leave it out"))
          .required("rightsHeld", RIGHTS)
          .required("publication", PUBLICATION)
          .optional("files", FILES)
          .rule(Between.distinct("files", "digest"))
          .optional("manifest", MANIFEST)
          .optional("partOf", ID)
          .optional("versionOf", ID)
          .rule(Between.atMostOneOf("partOf", "versionOf"))
          .rule(Between.with("versionOf", "kind", "VERSION"))
          .optional("version", VERSION)
          .rule(Between.with("version", "kind", "VERSION"))
          .optional("number", integer(1, 99_999))
          .optional("derives", setOf(EDGE, 1, 12))
          .optional("opens", setOf(HEX, 1, 4))
          .optional("identifiers", setOf(Shapes.IDENT, 1, 8))
          .required("ai", AI)
          .required("aiTraining", codes("RESERVED OPEN"))
          .required("encumbrances", codes("NONE_DECLARED DISCLOSED NOT_STATED"))
          .optional("languages", setOf(LANG, 1, 16))
          .optional("runtime", MILLISECONDS)
          .optional(
              "aspect",
              matching("an aspect ratio", "[1-9][0-9]{0,3}:[1-9][0-9]{0,3}", "it as in 9:16"))
          .optional("sample", codes("LOCAL_ONLY ENCRYPTED ESCROW"))
          .optional("warranty", DIGEST)
          .heldBy("owners.party")
          .cosigned()
          .about(
              "work:{self}/title",
              "content:{files.digest}",
              "work:{derives.target}/derived",
              "work:{partOf|versionOf}/parts",
              "commit:{opens}",
              "{owners.party}/named");

  private Registration() {}

  private static boolean categoryFits(Json.Obj body) {
    return !MACHINE_ASSETS.contains(body.string("kind"))
        || CATEGORIES_OF_MACHINE_ASSETS.contains(body.string("category"));
  }

  private static Rule cleared(String member, Set<String> kinds) {
    return Between.holds(
        edge -> edge.has(member) || !kinds.contains(edge.object("clearance").string("kind")),
        member,
        "required with clearance " + String.join(", ", kinds),
        "add it");
  }

  private static Rule notAlone(String member) {
    return Between.holds(
        ai -> !ai.has(member) || !ai.string("involvement").equals("NONE"),
        member,
        "involvement NONE stands alone",
        "leave it out, or say how a machine was involved");
  }
}
