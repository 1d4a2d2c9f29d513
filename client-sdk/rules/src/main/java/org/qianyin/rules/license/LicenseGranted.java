package org.qianyin.rules.license;

import java.util.List;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.body.WorkList;

/**
 * {@code license.granted}: the licensor is the acting party.
 *
 * @param posts classes of its rights, computed from scope and holdbacks
 * @param cosigners further signers, ascending
 */
public record LicenseGranted(
    WorkList works,
    PartyId licensee,
    SignedScope scope,
    Terms terms,
    Posts posts,
    List<PartyId> cosigners) {

  public static final String TYPE = "license.granted";

  public static LicenseGranted of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new LicenseGranted(
        WorkList.of(body),
        Read.party(body, "licensee"),
        SignedScope.of(body.object("scope")),
        Terms.of(body),
        Posts.ofGrant(body),
        Read.parties(body, "cosigners"));
  }
}
