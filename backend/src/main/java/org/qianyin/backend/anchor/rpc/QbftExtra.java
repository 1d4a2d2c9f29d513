package org.qianyin.backend.anchor.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/**
 * The extra data of a QBFT header: {@code [vanity, validators, vote, round, seals]}. The hash of
 * such a block leaves the round and the seals out, since they are made of the hash (ledger
 * specification §9).
 */
final class QbftExtra {

  private static final int MEMBERS = 5;
  private static final int ROUND = 3;

  private QbftExtra() {}

  /** The extra data as it is hashed: round 0, no seals; empty if this is not QBFT's. */
  static Optional<String> withoutSeals(String extra) {
    if (!extra.matches("0x([0-9a-f]{2}){6,8000}")) {
      return Optional.empty();
    }
    try {
      List<RlpType> whole = RlpDecoder.decode(Numeric.hexStringToByteArray(extra)).getValues();
      if (whole.size() != 1
          || !(whole.getFirst() instanceof RlpList list)
          || list.getValues().size() != MEMBERS) {
        return Optional.empty();
      }
      List<RlpType> hashed = new ArrayList<>(list.getValues().subList(0, ROUND));
      hashed.add(RlpString.create(new byte[0]));
      hashed.add(new RlpList());
      return Optional.of(Numeric.toHexString(RlpEncoder.encode(new RlpList(hashed))));
    } catch (RuntimeException e) {
      // Vanity of a chain of another kind, which may be any bytes.
      return Optional.empty();
    }
  }
}
