package org.qianyin.rules.party;

import org.qianyin.rules.schema.Between;
import org.qianyin.rules.schema.Form;
import org.qianyin.rules.schema.Forms;
import org.qianyin.rules.schema.Rule;

/** Forms of keys in bodies (ledger specification §1, multikey). */
final class KeyForms {

  static final Form MULTIKEY =
      Forms.matching("a multikey", "z[1-9A-HJ-NP-Za-km-z]+", "z and the key in base58btc");

  static final Rule ALG_FITS_KEY = Between.holds(line -> true, "alg", "", "");

  private KeyForms() {}
}
