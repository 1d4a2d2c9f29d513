package org.qianyin.rules.license;

import static org.qianyin.rules.schema.Forms.DIGEST;
import static org.qianyin.rules.schema.Forms.HEX;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.TIME;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.integer;
import static org.qianyin.rules.schema.Forms.setOf;

import java.util.List;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Members;
import org.qianyin.rules.schema.Shapes;

/** The types about licences. */
public final class LicenseTypes {

  private static final Members OLD = Shapes.W.required("posts", Shapes.POSTS);

  public static final List<BodyType> ALL =
      List.of(
          license(LicenseGranted.TYPE)
              .required("licensee", PARTY)
              .signedBy("licensee")
              .about("{licensee}/named"),
          license("license.declared")
              .optional("licensee", PARTY)
              .towards("licensee")
              .about("{licensee}/named"),
          license("license.accepted")
              .required("licensor", PARTY)
              .optional("offer", ID)
              .optional("declaration", ID)
              .rule(Between.exactlyOneOf("offer", "declaration"))
              .about("{P}/named"),
          license("license.amended")
              .required("licensee", PARTY)
              .signedBy("licensee")
              .required("replaces", ID)
              .required("old", OLD)
              .about("{licensee}/named", "license:{replaces}")
              .about("work:{old.W}/x/{old.posts.x}", "work:{old.W}/n/{old.posts.n}"),
          terms(LicenseOffered.TYPE)
              .required("acceptance", codes("OPEN NAMED APPROVAL"))
              .optional("named", setOf(PARTY, 1, 16))
              .rule(Between.with("named", "acceptance", "NAMED"))
              .optional("max", integer(1, 1_000_000))
              .optional("template", DIGEST)
              .required("validUntil", TIME)
              .about("work:{works}/offers"),
          BodyType.named(LicenseTerminated.TYPE)
              .with(Shapes.L)
              .required("kind", codes("MUTUAL BREACH COURT CONDITION"))
              .required("effective", TIME)
              .required("sublicenses", codes("FALL SURVIVE"))
              .optional("cure", integer(0, 365))
              .optional("document", DIGEST)
              .rule(Between.needs("document", "kind", "COURT"))
              .cosigned()
              .about("license:{license}", "work:{W}/x/{posts.x}", "work:{W}/n/{posts.n}"),
          BodyType.named("termination.objected")
              .with(Shapes.L)
              .required("termination", ID)
              .about("license:{license}", "work:{W}/x/{posts.x}", "work:{W}/n/{posts.n}"),
          BodyType.named("waiver.given")
              .required("license", ID)
              .required("proposal", HEX)
              .about("license:{license}"),
          BodyType.named("event.recorded")
              .required("license", ID)
              .required("event", TermsForm.EVENT)
              .required("at", TIME)
              .optional("evidence", DIGEST)
              .cosigned()
              .about("license:{license}"));

  private LicenseTypes() {}

  /** A body that makes a licence. */
  private static BodyType license(String name) {
    return terms(name)
        .about("license:{self}", "license:{parent}/sub")
        .about(LicenseTypes::licencePosts);
  }

  private static BodyType terms(String name) {
    return BodyType.named(name)
        .with(Shapes.W)
        .required("scope", Shapes.SCOPE)
        .with(TermsForm.MEMBERS)
        .cosigned();
  }

  private static Stream<String> licencePosts(Entry entry) {
    Json.Obj body = entry.body();
    Posts posts = Posts.ofGrant(body);
    return Stream.of("works", "ancestors")
        .flatMap(name -> body.strings(name).stream())
        .flatMap(work ->
            Stream.concat(
                posts.x().stream().map(right -> "work:" + work + "/x/" + right),
                posts.n().stream().map(right -> "work:" + work + "/n/" + right)));
  }
}
