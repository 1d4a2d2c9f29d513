package org.qianyin.backend.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.backend.SampleLog.json;
import static org.qianyin.backend.SampleLog.titled;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.backend.ProjectionsDatabase;
import org.qianyin.backend.SampleLog;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

class WorksProjectionIT extends ProjectionsDatabase {

  private static final Works.Filter ALL = filter(null, null, null, null);

  private Works works;
  private SampleLog log;
  private PartyId studio;

  @BeforeEach
  void start() {
    works = new Works(jdbc());
    WorksProjection projection = new WorksProjection(works);
    log = new SampleLog(projection::on);
    studio = log.party();
  }

  private static Works.Filter filter(
      @org.jspecify.annotations.Nullable PartyId owner,
      @org.jspecify.annotations.Nullable String kind,
      @org.jspecify.annotations.Nullable EntryId above,
      @org.jspecify.annotations.Nullable Digest digest) {
    return new Works.Filter(
        Optional.ofNullable(owner),
        Optional.ofNullable(kind),
        Optional.ofNullable(above),
        Optional.ofNullable(digest));
  }

  private EntryId work(String kind, String title) {
    return log.register(studio, SampleLog.work(studio, kind), titled(title));
  }

  private EntryId amend(EntryId work, String members, Map<String, Json> published) {
    Json.Obj body = json("{" + members.replace('\'', '"') + "}");
    return log.append(
        "work.amended", studio, body.with("work", new Json.Str(work.hex())), published);
  }

  private Work now(EntryId id) {
    return works.find(id, log.size()).orElseThrow();
  }

  private List<EntryId> ids(Works.Filter filter) {
    return works.list(filter, log.size(), -1, 100).stream().map(Work::id).toList();
  }

  @Test
  void keepsWhatARegistrationSays() {
    EntryId id = work("SERIES", "长安十二时辰");
    Work work = now(id);
    assertThat(work.seq()).isEqualTo(1);
    assertThat(work.regno()).startsWith("QY-V3YM-0000-0001-");
    assertThat(work.loggedAt()).isEqualTo(SampleLog.time(1));
    assertThat(work.title()).contains("长安十二时辰");
    assertThat(work.titles()).isEqualTo(SampleLog.doc(1));
    assertThat(work.status()).isEqualTo("REGISTERED");
    assertThat(work.body()).isEqualTo(SampleLog.work(studio, "SERIES"));
  }

  @Test
  void knowsTheWorkAbove() {
    EntryId season =
        log.register(
            studio, SampleLog.work(studio, "SEASON").with("number", new Json.Int(2)), titled("二"));
    EntryId episode =
        log.register(
            studio,
            SampleLog.work(studio, "EPISODE")
                .with("number", new Json.Int(12))
                .with("partOf", new Json.Str(season.hex())),
            titled("十二"));
    assertThat(now(episode).number()).contains(12L);
    assertThat(now(episode).above())
        .contains(new Work.Above(season, now(season).regno(), "SEASON", Optional.of(2L)));
    assertThat(works.line(episode, log.size())).containsExactly(episode, season);
    assertThat(works.line(season, log.size())).containsExactly(season);
    assertThat(ids(filter(null, null, season, null))).containsExactly(episode);
  }

  @Test
  void replacesTitlesAsACompleteList() {
    Json alias = json("{\"kind\":\"ALIAS\",\"lang\":\"en\",\"text\":\"Old alias\"}");
    Map<String, Json> two = new java.util.TreeMap<>(titled("旧名"));
    two.put("titles/1", alias);
    EntryId id = log.register(studio, SampleLog.work(studio, "SHORT"), two);
    amend(id, "'change':['TITLES']", titled("新名"));
    assertThat(now(id).published().members()).isEqualTo(titled("新名"));
    assertThat(now(id).titles()).isEqualTo(SampleLog.doc(2));
  }

  @Test
  void forgetsTheOldTitleWhenTheNewOneIsWithheld() {
    EntryId id = work("SHORT", "旧名");
    amend(id, "'change':['TITLES']", Map.of());
    assertThat(now(id).title()).isEmpty();
    assertThat(now(id).titles()).isEqualTo(SampleLog.doc(2));
  }

  @Test
  void leavesAloneWhatAnAmendmentDoesNotName() {
    EntryId id = work("SHORT", "名");
    amend(id, "'change':['LANGUAGES'],'languages':['ja','zh']", titled("not named in change"));
    assertThat(now(id).title()).contains("名");
    assertThat(now(id).titles()).isEqualTo(SampleLog.doc(1));
    assertThat(now(id).body().strings("languages")).containsExactly("ja", "zh");
    assertThat(now(id).body().string("kind")).isEqualTo("SHORT");
  }

  @Test
  void findsAReleasedFileByItsDigestAndTheSameFileOnce() {
    Json.Obj unpublished =
        SampleLog.work(studio, "IMAGE")
            .with(
                "files",
                json("{\"l\":[{\"mime\":\"image/png\",\"role\":\"MASTER\",\"size\":9}]}")
                    .get("l")
                    .orElseThrow());
    EntryId id = log.register(studio, unpublished, titled("图"));
    Digest digest = Digest.sha256(new byte[] {1});
    assertThat(ids(filter(null, null, null, digest))).isEmpty();
    String release = "'change':['RELEASE'],'release':[{'digest':'sha256:%s','n':0}]";
    amend(id, release.formatted(digest.hex()), Map.of());
    amend(id, release.formatted(digest.hex()), Map.of());
    assertThat(ids(filter(null, null, null, digest))).containsExactly(id);
    assertThat(now(id).body().objects("files").getFirst().string("digest"))
        .isEqualTo("sha256:" + digest.hex());
    assertThat(works.list(filter(null, null, null, digest), 2, -1, 100)).isEmpty();
  }

  @Test
  void findsAWorkByItsFilesAndByEachOfItsOwners() {
    PartyId other = log.party();
    Digest one = Digest.sha256(new byte[] {1});
    Digest two = Digest.sha256(new byte[] {2});
    List<String> owners = List.of(studio.toString(), other.toString());
    Json.Obj body =
        SampleLog.work(studio, "IMAGE")
            .with("files", new Json.Arr(List.of(file(one), file(two))))
            .with(
                "owners",
                new Json.Arr(owners.stream().sorted().map(WorksProjectionIT::half).toList()));
    EntryId id = log.register(studio, body, titled("图"));
    EntryId copy = log.register(studio, body.with("number", new Json.Int(1)), titled("图"));
    assertThat(ids(filter(null, null, null, one))).containsExactly(id, copy);
    assertThat(ids(filter(null, null, null, two))).containsExactly(id, copy);
    assertThat(ids(filter(other, null, null, null))).containsExactly(id, copy);
  }

  private static Json file(Digest digest) {
    return json(
        "{'digest':'sha256:%s','mime':'image/png','role':'MASTER','size':9}"
            .formatted(digest.hex()));
  }

  private static Json half(String party) {
    return json("{'acquired':'ORIGINAL','party':'%s','share':'1/2'}".formatted(party));
  }

  @Test
  void marksAWithdrawnWorkAndKeepsTheRest() {
    EntryId id = work("SHORT", "名");
    log.append(
        "work.withdrawn",
        studio,
        json("{\"reason\":\"ERROR\"}").with("work", new Json.Str(id.hex())),
        Map.of());
    assertThat(now(id).status()).isEqualTo("WITHDRAWN");
    assertThat(now(id).title()).contains("名");
  }

  @Test
  void showsEveryMomentOfTheLogAsItWas() {
    EntryId id = work("SHORT", "甲");
    amend(id, "'change':['TITLES']", titled("乙"));
    amend(id, "'change':['TITLES']", titled("丙"));
    assertThat(works.find(id, 1)).isEmpty();
    assertThat(works.find(id, 2).flatMap(Work::title)).contains("甲");
    assertThat(works.find(id, 3).flatMap(Work::title)).contains("乙");
    assertThat(works.find(id, 4).flatMap(Work::title)).contains("丙");
  }

  @Test
  void filtersByOwnerAndKind() {
    PartyId other = log.party();
    EntryId mine = work("SHORT", "名");
    EntryId theirs = log.register(other, SampleLog.work(other, "SERIES"), titled("剧"));
    assertThat(ids(filter(studio, null, null, null))).containsExactly(mine);
    assertThat(ids(filter(null, "SERIES", null, null))).containsExactly(theirs);
    assertThat(ids(filter(studio, "SERIES", null, null))).isEmpty();
    assertThat(ids(ALL)).containsExactly(mine, theirs);
  }

  @Test
  void goesOnBehindAPositionAndStopsAtALimit() {
    work("SHORT", "一");
    EntryId second = work("SHORT", "二");
    EntryId third = work("SHORT", "三");
    assertThat(works.list(ALL, log.size(), 1, 1)).extracting(Work::id).containsExactly(second);
    assertThat(works.list(ALL, log.size(), 2, 9)).extracting(Work::id).containsExactly(third);
    assertThat(works.list(ALL, 3, -1, 9)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202Egpj.exe", "a\u2066b", "nul\u0000", "tab\u0007", ""})
  void takesATitleThatHidesOrReordersTextForWithheld(String title) {
    EntryId id = work("SHORT", title);
    assertThat(now(id).title()).isEmpty();
    assertThat(now(id).titles()).isEqualTo(SampleLog.doc(1));
  }

  @Test
  void takesATitleOfAnotherShapeForWithheld() {
    EntryId id =
        log.register(studio, SampleLog.work(studio, "SHORT"), Map.of("titles/0", new Json.Int(7)));
    assertThat(now(id).title()).isEmpty();
  }

  @Test
  void neverKeepsWhatItsTypeDoesNotPublish() {
    Map<String, Json> opened = new java.util.TreeMap<>(titled("名"));
    opened.put("ai/prompt", new Json.Str("secret prompt"));
    EntryId id = log.register(studio, SampleLog.work(studio, "SHORT"), opened);
    assertThat(now(id).published().members()).containsOnlyKeys("titles/0");
  }
}
