package org.qianyin.rules.work;

import java.util.List;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.Share;

/**
 * One line of an owner list (bodies-v1 specification §2).
 *
 * @param acquired {@code ORIGINAL SUCCESSION ASSIGNMENT COMMISSION EMPLOYMENT STATUTORY OTHER}
 */
public record Owner(PartyId party, Share share, String acquired) {

  static List<Owner> list(Json.Obj body) {
    return body.objects("owners").stream()
        .map(line ->
            new Owner(
                Read.party(line, "party"), Share.of(line.string("share")), line.string("acquired")))
        .toList();
  }
}
