package org.qianyin.rules.money;

import static org.qianyin.rules.schema.Forms.BOP;
import static org.qianyin.rules.schema.Forms.DATE;
import static org.qianyin.rules.schema.Forms.ID;
import static org.qianyin.rules.schema.Forms.PARTY;
import static org.qianyin.rules.schema.Forms.codes;
import static org.qianyin.rules.schema.Forms.integer;

import java.util.List;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Shapes;

/** The types about money and use; amounts stand in leaves of {@code doc}. */
public final class MoneyTypes {

  public static final List<BodyType> ALL =
      List.of(
          BodyType.named("payment.recorded")
              .withDoc()
              .optional("license", ID)
              .optional("assignment", ID)
              .rule(Between.exactlyOneOf("license", "assignment"))
              .required("payer", PARTY)
              .required("payee", PARTY)
              .required("direction", codes("DUE PAID REFUND WITHHELD"))
              .optional("paid", DATE)
              .optional("milestone", integer(0, 99))
              .optional("bop", BOP)
              .cosigned()
              .about("license:{license}/pay", "{payer}/trade/{Y}", "{payee}/trade/{Y}"),
          BodyType.named("royalty.reported")
              .withDoc()
              .required("license", ID)
              .required("payee", PARTY)
              .required("from", DATE)
              .required("to", DATE)
              .rule(Between.period("from", "to"))
              .optional("previous", ID)
              .cosigned()
              .about("license:{license}/pay", "{P}/trade/{Y}", "{payee}/trade/{Y}"),
          BodyType.named("usage.reported")
              .required("license", ID)
              .required("unit", Shapes.UNIT)
              .required("count", integer(0, Json.MAX_INTEGER))
              .required("from", DATE)
              .required("to", DATE)
              .rule(Between.period("from", "to"))
              .about("license:{license}/use"));

  private MoneyTypes() {}
}
