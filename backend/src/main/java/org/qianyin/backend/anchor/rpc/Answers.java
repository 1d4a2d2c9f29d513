package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;

/** Reads answers whose members we name ourselves. */
final class Answers {

  /** An answer that is an object. */
  static final class Members extends Response<Map<String, Object>> {}

  /** An answer that is a string. */
  static final class Text extends Response<String> {}

  private Answers() {}

  static String text(Map<String, Object> json, String name) throws IOException {
    if (json.get(name) instanceof String text && text.length() <= 2_000) {
      return text;
    }
    throw new IOException("the endpoint's answer lacks " + name);
  }

  static long number(Map<String, Object> json, String name) throws IOException {
    return number(text(json, name), name);
  }

  static long number(String quantity, String name) throws IOException {
    BigInteger number = quantity(quantity, name);
    if (number.bitLength() > 53) {
      throw new IOException("the endpoint's " + name + " is beyond 2^53");
    }
    return number.longValueExact();
  }

  static BigInteger quantity(String quantity, String name) throws IOException {
    if (!quantity.matches("0x[0-9a-fA-F]{1,64}")) {
      throw new IOException("the endpoint's " + name + " is no quantity in hex");
    }
    return Numeric.toBigInt(quantity);
  }
}
