package org.qianyin.proof.data;

/**
 * Why something was refused: the first rule that was broken, and words for a person.
 *
 * @param reason stable code
 * @param detail names the field, the rule and the offending value; never a secret
 */
public record Refusal(Reason reason, String detail) {

  public static Refusal of(String code, String detail) {
    return new Refusal(new Reason(code), detail);
  }
}
