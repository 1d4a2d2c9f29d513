package org.qianyin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.log.NoteSigner;
import org.qianyin.proof.log.TlogProof;
import org.qianyin.proof.testing.TestLedger;

class BundleTest {

  private static final long SEED = 20260914;
  private static final TestLedger LEDGER = TestLedger.of(300);
  private static final int SEQ = 137;
  private static final Entry ENTRY = LEDGER.entry(SEQ);
  private static final Subject ACTS = new Subject(ENTRY.by().orElseThrow() + "/acts/2026");
  private static final Subject COMMIT =
      ENTRY.subjects().stream()
          .filter(s -> s.text().startsWith("commit:"))
          .findFirst()
          .orElseThrow();
  private static final Subject ABSENT = new Subject("role:resolver");

  @Test
  void passesWithWhatTheLedgerShows() {
    Bundle bundle = LEDGER.maker().about(SEQ).listing(ACTS).whole(COMMIT).whole(ABSENT).make();
    Verdict verdict = verify(bundle);
    assertThat(verdict.overall()).isEqualTo(Verdict.Overall.TOTAL_PASSED);
    assertThat(verdict.decisive()).isEmpty();
    assertThat(verdict.entry().orElseThrow().seq()).isEqualTo(SEQ);
    assertThat(verdict.entry().orElseThrow().entry()).isEqualTo(ENTRY);
    assertThat(verdict.policyName()).contains("TEST");
    assertThat(verdict.head().orElseThrow().size()).isEqualTo(LEDGER.size() - 1L);
    assertThat(form(verdict, ACTS)).isEqualTo(SubjectProof.Form.SLICE);
    assertThat(form(verdict, COMMIT)).isEqualTo(SubjectProof.Form.COMPLETE);
    assertThat(form(verdict, ABSENT)).isEqualTo(SubjectProof.Form.ABSENT);
  }

  @Test
  void everyEntryOfTheLedgerIsProvenInBothItsSubjects() {
    BundleMaker maker = LEDGER.maker();
    BundleVerifier verifier = verifier();
    for (int seq = 0; seq < LEDGER.size() - 1; seq++) {
      BundleMaker.Draft draft = maker.about(seq);
      LEDGER.entry(seq).subjects().forEach(draft::listing);
      assertThat(verifier.verify(draft.make(), Optional.empty()).overall())
          .isEqualTo(Verdict.Overall.TOTAL_PASSED);
    }
  }

  @Test
  void noBundleWithOneFlippedBitPasses() {
    byte[] bytes =
        LEDGER
            .maker()
            .about(SEQ)
            .listing(ACTS)
            .first(ACTS)
            .whole(COMMIT)
            .whole(ABSENT)
            .make()
            .bytes();
    BundleVerifier verifier = verifier();
    Random random = new Random(SEED);
    for (int round = 0; round < 3000; round++) {
      byte[] forged = bytes.clone();
      int at = random.nextInt(forged.length);
      forged[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(verifier.verify(forged, Optional.empty()).overall())
          .as("byte %s", at)
          .isNotEqualTo(Verdict.Overall.TOTAL_PASSED);
    }
  }

  @Test
  void validityStaysOpenUnlessASubjectOfTheEntryListsIt() {
    for (Bundle bundle :
        List.of(
            LEDGER.maker().about(SEQ).make(),
            LEDGER.maker().about(SEQ).count(ACTS).make(),
            LEDGER.maker().about(SEQ).first(ACTS).make(),
            LEDGER.maker().about(SEQ).whole(ABSENT).make())) {
      Verdict verdict = verify(bundle);
      assertThat(verdict.overall()).isEqualTo(Verdict.Overall.INDETERMINATE);
      assertThat(reason(verdict)).isEqualTo("VALIDITY_UNPROVEN");
    }
  }

  @Test
  void anotherOnesPartsDoNotFit() {
    Bundle one = LEDGER.maker().about(SEQ).listing(ACTS).make();
    Bundle other = LEDGER.maker().about(SEQ + 1).listing(ACTS).make();
    Bundle mixed =
        new Bundle(
            other.entry(),
            one.inclusion(),
            one.headEntry(),
            one.headInclusion(),
            one.subjects(),
            List.of(),
            List.of(),
            List.of());
    assertThat(reason(verify(mixed))).isEqualTo("INCLUSION_PATH");
  }

  @Test
  void aHeadThatClaimsTheLastPlaceFromAnotherOneIsMisplaced() {
    TestLedger ledger = TestLedger.of(4);
    ledger.act();
    int rogue = ledger.size();
    ledger.head(rogue + 2L);
    ledger.act();
    ledger.act();
    Bundle honest = ledger.maker().about(1).make();
    String inclusion =
        new TlogProof(rogue, ledger.tree().inclusion(rogue).path(), ledger.note().noteText())
            .text();
    Bundle forged =
        new Bundle(
            honest.entry(),
            honest.inclusion(),
            Bytes.of(ledger.entry(rogue).bytes()),
            inclusion,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(reason(verify(forged))).isEqualTo("HEAD_MISPLACED");
  }

  @Test
  void writesEqualBytesForEqualBundlesAndReadsThemBack() {
    Bundle bundle = LEDGER.maker().about(SEQ).listing(ACTS).whole(COMMIT).make();
    Bundle again = Bundle.parse(bundle.bytes()).orThrow();
    assertThat(again).isEqualTo(bundle);
    assertThat(again.bytes()).isEqualTo(bundle.bytes());
  }

  @Test
  void refusesABundleBeyondEachLimit() {
    assertThat(reason(verifier().verify(new byte[Bundle.MAX_BYTES + 1], Optional.empty())))
        .isEqualTo("BUNDLE_TOO_LARGE");
    String element = "{\"n\":0,\"seq\":0,\"entry\":\"\"},";
    String many = element.repeat(Bundle.MAX_ELEMENTS + 1);
    String elements = "\"elements\":[" + many.substring(0, many.length() - 1) + "]";
    String text =
        new String(LEDGER.maker().about(SEQ).count(ACTS).make().bytes(), StandardCharsets.UTF_8);
    assertThat(reason(verify(text.replace("\"elements\":[]", elements)))).isEqualTo("BUNDLE_SHAPE");
    String stamps = ("\"" + Base64.getEncoder().encodeToString(new byte[9]) + "\",").repeat(17);
    String stamped =
        text.replace(
            "\"timestamps\":[]",
            "\"timestamps\":[" + stamps.substring(0, stamps.length() - 1) + "]");
    assertThat(reason(verify(stamped))).isEqualTo("BUNDLE_SHAPE");
    String longNote = text.replace("\"inclusion\":\"", "\"inclusion\":\"" + "x".repeat(1 << 18));
    assertThat(reason(verify(longNote))).isEqualTo("BUNDLE_SHAPE");
  }

  @Test
  void doesNotShowAnEntryWhereItIsNot() {
    BundleMaker.Draft draft = LEDGER.maker().about(SEQ);
    assertThatThrownBy(() -> draft.listing(ABSENT)).hasMessageContaining("role:resolver");
  }

  @Test
  void saysAsJsonWhatItDecided() {
    Json.Obj json = verify(LEDGER.maker().about(SEQ).listing(ACTS).make()).toJson();
    assertThat(json.string("overall")).isEqualTo("TOTAL_PASSED");
    assertThat(json.string("id")).isEqualTo(ENTRY.id().hex());
    assertThat(json.integer("seq")).isEqualTo(SEQ);
    assertThat(json.objects("checks").get(0).string("check")).isEqualTo("bundle");
    Json.Obj failed = verify("{}").toJson();
    assertThat(failed.string("overall")).isEqualTo("TOTAL_FAILED");
    assertThat(failed.objects("checks").get(0).string("reason")).isEqualTo("BUNDLE_SHAPE");
    assertThat(failed.objects("checks").get(1).string("reason")).isEqualTo("SKIPPED");
  }

  @Test
  void aLogThatThePolicyDoesNotNameFailsButItsEntryCanBeRead() {
    String policy = TestLedger.of(1).policy().replace("test.example/ledger", "test.example/other");
    assertThat(Policy.parse(policy.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Outcome.Refused.class);
    String other =
        "log "
            + NoteSigner.log("test.example/other", new byte[32]).verifierKey().text()
            + "\nquorum none\naudit none\nmaxage none\n";
    Verdict verdict =
        verifier(other).verify(LEDGER.maker().about(SEQ).listing(ACTS).make(), Optional.empty());
    assertThat(reason(verdict)).isEqualTo("LOG_UNKNOWN");
    assertThat(verdict.checkpoint()).isEmpty();
    assertThat(verdict.subjects()).isEmpty();
  }

  private static SubjectProof.Form form(Verdict verdict, Subject subject) {
    return Objects.requireNonNull(verdict.subjects().get(subject)).form();
  }

  private static String reason(Verdict verdict) {
    Check outcome = verdict.decisive().orElseThrow().outcome();
    return outcome instanceof Check.Failed failed
        ? failed.reason().code()
        : ((Check.Unknown) outcome).reason().code();
  }

  private static Verdict verify(String bundle) {
    return verifier().verify(bundle.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static Verdict verify(Bundle bundle) {
    return verifier().verify(bundle, Optional.empty());
  }

  private static BundleVerifier verifier() {
    return verifier(LEDGER.policy());
  }

  private static BundleVerifier verifier(String policy) {
    return new BundleVerifier(
        Policy.parse(policy.getBytes(StandardCharsets.UTF_8)).orThrow(),
        TestLedger.TYPES,
        Clock.fixed(TestLedger.NOW, ZoneOffset.UTC));
  }
}
