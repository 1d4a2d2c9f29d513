package org.qianyin.rules.license;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.body.WorkList;

/**
 * {@code license.offered}.
 *
 * @param acceptance {@code OPEN NAMED APPROVAL}
 * @param named with {@code NAMED}, ascending
 * @param max how many may accept
 * @param template digest of the contract that it proposes
 * @param validUntil exclusive, against log time
 */
public record LicenseOffered(
    WorkList works,
    SignedScope scope,
    Terms terms,
    String acceptance,
    List<PartyId> named,
    OptionalLong max,
    Optional<Digest> template,
    Instant validUntil,
    List<PartyId> cosigners) {

  public static final String TYPE = "license.offered";

  public static LicenseOffered of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new LicenseOffered(
        WorkList.of(body),
        SignedScope.of(body.object("scope")),
        Terms.of(body),
        body.string("acceptance"),
        Read.parties(body, "named"),
        Read.optionalInteger(body, "max"),
        Read.optionalDigest(body, "template"),
        Read.time(body, "validUntil"),
        Read.parties(body, "cosigners"));
  }
}
