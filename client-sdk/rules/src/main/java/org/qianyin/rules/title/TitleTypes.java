package org.qianyin.rules.title;

import static org.qianyin.rules.schema.Forms.DATE;
import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.integer;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.List;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Shapes;

/** The types about title, co-owners and pledges. */
public final class TitleTypes {

  private static final Form PARTIES = setOf(PARTY, 1, 6);

  private static final Form CONSENTS = setOf(ID, 1, 6);

  public static final List<BodyType> ALL =
      List.of(
          BodyType.named("rights.assigned")
              .with(Shapes.W)
              .with(Shapes.PART)
              .required("from", PARTIES)
              .required("to", Shapes.SHARES)
              .rule(Between.distinct("to", "party"))
              .optional("consents", CONSENTS)
              .required("contract", DIGEST)
              .optional("end", TIME)
              .heldBy("from", "to.party")
              .cosigned()
              .about("work:{W}/title", "{to.party}/named"),
          BodyType.named("coowner.notified")
              .required("works", Shapes.WORKS)
              .required("licensee", PARTY)
              .required("scope", Shapes.PLAIN_SCOPE)
              .towards("licensee")
              .about("work:{works}/title"),
          BodyType.named("coowner.objected")
              .required("works", Shapes.WORKS)
              .required("notice", ID)
              .about("work:{works}/title"),
          BodyType.named("title.corrected")
              .with(Shapes.W)
              .with(Shapes.PART)
              .required("to", Shapes.SHARES)
              .rule(Between.distinct("to", "party"))
              .required("basis", codes("INHERITANCE MERGER JUDGMENT ERROR"))
              .optional("corrects", ID)
              .required("document", DIGEST)
              .about("work:{W}/title", "{to.party}/named"),
          BodyType.named("rights.pledged")
              .with(Shapes.W)
              .with(Shapes.PART)
              .required("pledgors", PARTIES)
              .required("pledgee", PARTY)
              .required("rank", integer(1, 9))
              .optional("consents", CONSENTS)
              .optional("until", DATE)
              .heldBy("pledgors")
              .signedBy("pledgee")
              .cosigned()
              .about("work:{W}/title", "{pledgee}/named"),
          pledge("pledge.registered").withDoc().required("date", DATE).optional("registry", DIGEST),
          pledge("pledge.released"),
          pledge("pledge.enforced")
              .required("mode", codes("AGREEMENT AUCTION JUDGMENT"))
              .required("document", DIGEST));

  private TitleTypes() {}

  private static BodyType pledge(String name) {
    return BodyType.named(name).required("pledge", ID).with(Shapes.W).about("work:{W}/title");
  }
}
