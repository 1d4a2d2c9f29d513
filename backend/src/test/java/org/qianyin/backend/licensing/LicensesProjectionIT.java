package org.qianyin.backend.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.ProjectionsDatabase;
import org.qianyin.backend.SampleLog;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

class LicensesProjectionIT extends ProjectionsDatabase {

  private static final Instant LATE = Instant.parse("2028-01-01T00:00:00Z");
  private static final Instant EARLY = Instant.parse("2027-01-01T00:00:00Z");

  private Licenses licenses;
  private SampleLog log;
  private PartyId studio;
  private PartyId buyer;
  private EntryId work;

  @BeforeEach
  void start() {
    licenses = new Licenses(jdbc());
    LicensesProjection projection = new LicensesProjection(licenses);
    log = new SampleLog(projection::on);
    studio = log.party();
    buyer = log.party();
    work = log.register(studio, SampleLog.work(studio, "SERIES"), Map.of());
  }

  private List<License> list(Optional<EntryId> work, Optional<PartyId> licensee, long size) {
    Licenses.Filter filter = new Licenses.Filter(work.map(List::of), Optional.empty(), licensee);
    return licenses.list(filter, size, -1, 100);
  }

  private License only(long size) {
    List<License> all = list(Optional.empty(), Optional.empty(), size);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void keepsWhatAGrantSays() {
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    License license = only(log.size());
    assertThat(license.id()).isEqualTo(id);
    assertThat(license.licensor()).isEqualTo(studio);
    assertThat(license.licensee()).isEqualTo(buyer);
    assertThat(license.loggedAt()).isEqualTo(SampleLog.time(3));
    assertThat(license.doc()).contains(SampleLog.doc(3));
    assertThat(license.body()).isEqualTo(SampleLog.grant(work, buyer));
    assertThat(license.ended()).isEmpty();
  }

  @Test
  void endsALicenceFromTheEntryOnThatEndsIt() {
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    long before = log.size();
    log.terminate(studio, buyer, id, work, LATE);
    assertThat(only(before).ended()).isEmpty();
    assertThat(only(log.size()).ended()).contains(LATE);
  }

  @Test
  void takesTheEarliestOfSeveralEnds() {
    EntryId id = log.grant(studio, SampleLog.grant(work, buyer));
    log.terminate(studio, buyer, id, work, LATE);
    log.terminate(buyer, studio, id, work, EARLY);
    assertThat(only(log.size()).ended()).contains(EARLY);
    assertThat(only(log.size() - 1).ended()).contains(LATE);
  }

  @Test
  void filtersByWorkAndParty() {
    PartyId other = log.party();
    EntryId second = log.register(studio, SampleLog.work(studio, "SHORT"), Map.of());
    EntryId one = log.grant(studio, SampleLog.grant(work, buyer));
    EntryId two =
        log.grant(
            studio,
            SampleLog.grant(second, other)
                .with("ancestors", Json.Arr.ofStrings(List.of(work.hex()))));
    assertThat(list(Optional.of(work), Optional.empty(), log.size()))
        .extracting(License::id)
        .containsExactly(one);
    assertThat(list(Optional.empty(), Optional.of(other), log.size()))
        .extracting(License::id)
        .containsExactly(two);
    assertThat(list(Optional.of(second), Optional.of(buyer), log.size())).isEmpty();
  }

  @Test
  void goesOnBehindAPositionAndStopsAtALimit() {
    log.grant(studio, SampleLog.grant(work, buyer));
    EntryId second = log.grant(studio, SampleLog.grant(work, buyer));
    Licenses.Filter all = new Licenses.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(licenses.list(all, log.size(), 3, 9))
        .extracting(License::id)
        .containsExactly(second);
    assertThat(licenses.list(all, log.size(), -1, 1)).hasSize(1);
  }
}
