package org.qianyin.rules.work;

import static org.qianyin.rules.schema.Forms.DATE;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.LANG;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.integer;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.List;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Members;
import org.qianyin.rules.schema.Rule;
import org.qianyin.rules.schema.Shapes;

/** The types about works; the largest, {@code work.registered}, has a class of its own. */
public final class WorkTypes {

  private static final Form RELEASE =
      setOf(Members.CLOSED.required("digest", DIGEST).required("n", integer(0, 15)), 1, 16);

  public static final List<BodyType> ALL =
      List.of(
          Registration.TYPE,
          BodyType.named(WorkAmended.TYPE)
              .required("work", ID)
              .required(
                  "change",
                  setOf(
                      codes(
                          "CONTRIBUTORS IDENTIFIERS LANGUAGES PERSONALITY PUBLICATION RATINGS"
                              + " RELEASE TITLES"),
                      1,
                      8))
              .optional("identifiers", setOf(Shapes.IDENT, 1, 8))
              .rule(goesWith("identifiers", "IDENTIFIERS"))
              .optional("languages", setOf(LANG, 1, 16))
              .rule(goesWith("languages", "LANGUAGES"))
              .optional("publication", Registration.PUBLICATION)
              .rule(goesWith("publication", "PUBLICATION"))
              .optional("release", RELEASE)
              .rule(goesWith("release", "RELEASE"))
              .cosigned()
              .about("work:{work}/title", "content:{release.digest}"),
          BodyType.named(WorkWithdrawn.TYPE)
              .required("work", ID)
              .required("reason", codes("ERROR MERGED OWNER_REQUEST"))
              .optional("successor", ID)
              .cosigned()
              .about("work:{work}/title"),
          BodyType.named("work.related")
              .required("from", ID)
              .required("edge", Registration.EDGE)
              .cosigned()
              .about("work:{from}/title", "work:{edge.target}/derived"),
          BodyType.named("identifier.assigned")
              .withDoc()
              .required("work", ID)
              .required("hash", HEX)
              .required("scheme", Shapes.SCHEME)
              .required("status", codes("CLAIMED VERIFIED"))
              .optional("document", DIGEST)
              .optional("issued", DATE)
              .about("work:{work}/reviews")
              .about(Identifier::subjects));

  private WorkTypes() {}

  private static Rule goesWith(String member, String code) {
    return Between.holds(
        body -> body.has(member) == body.strings("change").contains(code),
        member,
        "stands there exactly if change has " + code,
        "add both or neither");
  }
}
