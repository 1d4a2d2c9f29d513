package org.qianyin.rules.schema;

import static org.qianyin.rules.schema.Forms.ATOMS;
import static org.qianyin.rules.schema.Forms.CHANNELS;
import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.RIGHTS;
import static org.qianyin.rules.schema.Forms.SHARE;
import static org.qianyin.rules.schema.Forms.TERRITORIES;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.USES;
import static org.qianyin.rules.schema.Forms.ZONE;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.stream.Stream;
import org.qianyin.proof.data.Json;

/** The named types of bodies-v1 specification §2 that are objects, or members put together. */
public final class Shapes {

  /** 1–16 works. */
  public static final Form WORKS = setOf(ID, 1, 16);

  /** {@code W}: works and all works above them. */
  public static final Members W =
      Members.CLOSED.required("works", WORKS).optional("ancestors", WORKS);

  /** The rights of a licence by class of facet. */
  public static final Members POSTS =
      Members.CLOSED
          .optional("n", RIGHTS)
          .optional("x", RIGHTS)
          .rule(Between.atLeastOneOf("n", "x"))
          .rule(Between.disjoint("n", "x"));

  /** {@code L}: a licence with what its facets need. */
  public static final Members L =
      Members.CLOSED.required("license", ID).and(W).required("posts", POSTS);

  /** The part of a title. */
  public static final Members PART =
      Members.CLOSED
          .required("rights", RIGHTS)
          .required("territories", TERRITORIES)
          .optional("uses", USES);

  public static final Members BOX =
      Members.CLOSED
          .optional("channels", CHANNELS)
          .optional("end", TIME)
          .optional("languages", ATOMS)
          .required("rights", RIGHTS)
          .required("start", TIME)
          .required("territories", TERRITORIES)
          .required("uses", USES)
          .rule(Between.before("start", "end"));

  /** The box of {@code exploit}, which names no rights. */
  public static final Members BOX_WITHOUT_RIGHTS = BOX.without("rights");

  public static final Members SCOPE =
      BOX.required("exclusivity", codes("EXCLUSIVE NON_EXCLUSIVE SOLE")).optional("zone", ZONE);

  /** The scope of a notice under CL 14, which is never exclusive. */
  public static final Members PLAIN_SCOPE =
      BOX.required("exclusivity", codes("NON_EXCLUSIVE")).optional("zone", ZONE);

  /** Who takes a title, and how much of it: 1–6, each party once. */
  public static final Form SHARES =
      setOf(Members.CLOSED.required("party", PARTY).required("share", SHARE), 1, 6);

  private static final String SCHEMES =
      "EIDR ISCC ISAN ISRC ISWC ISBN DCI CN_REGISTRATION NRTA_LICENSE NRTA_FILING PLATFORM_FILING"
          + " TV_ANIM GAI_FILING TC260_PRODUCE_ID PLATFORM";

  /** What caps and usage reports count. */
  public static final Form UNIT = codes("RUNS COPIES VIEWS SUBSCRIBERS");

  /** Who gave an identifier. */
  public static final Form SCHEME = codes(SCHEMES);

  public static final Members IDENT =
      Members.CLOSED.required("hash", HEX).required("scheme", SCHEME);

  private Shapes() {}

  /** How many rights, uses and codes of sets a box lists; {@code "*"} is none. */
  public static int codesIn(Json.Obj box) {
    int inSets =
        Stream.of("territories", "languages", "channels")
            .filter(box::has)
            .mapToInt(name -> Forms.codesIn(box.object(name)))
            .sum();
    return box.list("rights").size() + box.list("uses").size() + inSets;
  }
}
