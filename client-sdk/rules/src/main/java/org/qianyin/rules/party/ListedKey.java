package org.qianyin.rules.party;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * A key as a body lists it (ledger specification §2).
 *
 * @param alg {@code ed25519 es256k eip712 sm2 ml-dsa-44}
 * @param key multikey text
 * @param custodian who holds it for the party
 */
public record ListedKey(String alg, String key, Optional<PartyId> custodian) {

  static List<ListedKey> list(Json.Obj body) {
    return body.objects("keys").stream()
        .map(line ->
            new ListedKey(
                line.string("alg"), line.string("key"), Read.optionalParty(line, "custodian")))
        .toList();
  }
}
