package org.qianyin.rules.license;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.WorkList;

/**
 * {@code license.terminated}.
 *
 * @param works repeated from the licence
 * @param posts repeated from the licence
 * @param kind {@code MUTUAL BREACH COURT CONDITION}
 * @param sublicensesSurvive whether sublicences go on
 * @param cure days, 0–365
 * @param document digest of the judgment, required for {@code COURT}
 */
public record LicenseTerminated(
    EntryId license,
    WorkList works,
    Posts posts,
    String kind,
    Instant effective,
    boolean sublicensesSurvive,
    OptionalLong cure,
    Optional<Digest> document,
    List<PartyId> cosigners) {

  public static final String TYPE = "license.terminated";

  public static LicenseTerminated of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new LicenseTerminated(
        Read.id(body, "license"),
        WorkList.of(body),
        Posts.of(body.object("posts")),
        body.string("kind"),
        Read.time(body, "effective"),
        body.string("sublicenses").equals("SURVIVE"),
        Read.optionalInteger(body, "cure"),
        Read.optionalDigest(body, "document"),
        Read.parties(body, "cosigners"));
  }
}
