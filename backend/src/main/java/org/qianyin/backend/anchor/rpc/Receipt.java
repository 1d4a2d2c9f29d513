package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.util.Map;
import org.web3j.utils.Numeric;

/**
 * What the chain did with a transaction. Read member by member: chains differ in those that they
 * leave out, such as {@code type}.
 *
 * @param block that it is in
 * @param blockHash of that block
 * @param succeeded false if it was reverted
 */
public record Receipt(
    String transaction, long block, String blockHash, boolean succeeded, long gasUsed) {

  static Receipt of(Map<String, Object> json) throws IOException {
    return new Receipt(
        Answers.text(json, "transactionHash"),
        Answers.number(json, "blockNumber"),
        Answers.text(json, "blockHash"),
        Numeric.decodeQuantity(Answers.text(json, "status")).signum() != 0,
        Answers.number(json, "gasUsed"));
  }
}
