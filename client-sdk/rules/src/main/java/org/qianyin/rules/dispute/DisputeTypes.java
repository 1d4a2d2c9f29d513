package org.qianyin.rules.dispute;

import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.List;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Shapes;

/** The types about disputes. */
public final class DisputeTypes {

  public static final List<BodyType> ALL =
      List.of(
          BodyType.named("dispute.opened")
              .required("works", Shapes.WORKS)
              .optional("license", ID)
              .required("ground", codes("OWNERSHIP COPY LICENCE PERSONALITY CONTENT"))
              .optional("evidence", setOf(DIGEST, 1, 16))
              .about("work:{works}/disputes", "dispute:{self}"),
          inDispute("dispute.measured")
              .required("measure", codes("FREEZE SUSPEND"))
              .optional("order", DIGEST)
              .rule(Between.needs("order", "measure", "SUSPEND"))
              .optional("bond", DIGEST)
              .about(entry -> restrained(entry.body())),
          inDispute("dispute.countered")
              .optional("document", DIGEST)
              .about(entry -> restrained(entry.body())),
          inDispute("dispute.escalated")
              .optional("document", DIGEST)
              .about(entry -> restrained(entry.body())),
          inDispute("dispute.resolved")
              .required("outcome", codes("UPHELD REJECTED SETTLED"))
              .required("remedy", codes("VOID TRANSFER LABEL NONE"))
              .optional("to", Shapes.SHARES)
              .rule(Between.with("to", "remedy", "TRANSFER"))
              .rule(Between.distinct("to", "party"))
              .required("decision", DIGEST)
              .required("effect", codes("NONE RESTORES RESTRAINS"))
              .about("work:{works}/disputes")
              .about(DisputeTypes::touched));

  private DisputeTypes() {}

  private static BodyType inDispute(String name) {
    return BodyType.named(name)
        .required("dispute", ID)
        .with(Shapes.W)
        .optional("license", ID)
        .about("dispute:{dispute}");
  }

  /** A resolution posts to what it restrains or restores, and to nothing if it does neither. */
  private static Stream<String> touched(Entry entry) {
    return entry.body().string("effect").equals("NONE") ? Stream.empty() : restrained(entry.body());
  }

  /** A measure takes the licence if one is named, else the title of the works. */
  private static Stream<String> restrained(Json.Obj body) {
    return body.optionalString("license")
        .map(license -> Stream.of("license:" + license))
        .orElseGet(() ->
            Stream.of("works", "ancestors")
                .flatMap(name -> body.strings(name).stream())
                .map(work -> "work:" + work + "/title"));
  }
}
