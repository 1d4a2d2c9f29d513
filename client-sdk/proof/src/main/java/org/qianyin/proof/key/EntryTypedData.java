package org.qianyin.proof.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.qianyin.proof.data.Keccak;

/**
 * The EIP-712 digest of an entry (ledger specification §1): domain {@code {name:"Qianyin",
 * version:"1"}}, struct {@code Entry(string log,string type,string by,bytes32 digest)}.
 */
final class EntryTypedData {

  private static final byte[] TAG = {0x19, 0x01};
  private static final byte[] ENTRY_TYPE =
      text("Entry(string log,string type,string by,bytes32 digest)");
  private static final byte[] DOMAIN =
      Keccak.hash(text("EIP712Domain(string name,string version)"), text("Qianyin"), text("1"));

  private EntryTypedData() {}

  /** {@code keccak(0x1901 ‖ domainSeparator ‖ hashStruct(entry))}. */
  static byte[] digest(SigningInput input) {
    byte[] struct =
        Keccak.hash(
            ENTRY_TYPE,
            text(input.log()),
            text(input.type()),
            text(input.by()),
            input.digest().bytes());
    return Keccak.hash(TAG, DOMAIN, struct);
  }

  /** A string is encoded as its hash, and so is a type. All strings here are ASCII. */
  private static byte[] text(String value) {
    return Keccak.hash(value.getBytes(US_ASCII));
  }
}
