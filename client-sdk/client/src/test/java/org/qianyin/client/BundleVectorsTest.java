package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Policy;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.testing.PlaceholderTypes;
import org.qianyin.rules.RuleBook;
import org.qianyin.rules.Rules;
import org.qianyin.rules.schema.Signers;

/** All 248 bundles of the golden vectors, each by the check and the reason that it names. */
class BundleVectorsTest {

  private static final String FOLDER = "ledger/";
  private static final Json.Obj FILE = VectorFile.read(FOLDER + "bundles.json");
  private static final EntryTypes TYPES = placeholders();

  /** The types of version 1, and the one placeholder of v 9001 that these bundles hold. */
  private static EntryTypes placeholders() {
    String type = "work.registered";
    EntryType meaning =
        PlaceholderTypes.withJournal().find(type, PlaceholderTypes.VERSION).orElseThrow();
    return Rules.book()
        .with(
            type,
            PlaceholderTypes.VERSION,
            new RuleBook.Chapter(meaning, BundleVectorsTest::ownersSign, Optional.empty()));
  }

  private static Signers ownersSign(Entry entry) {
    TreeSet<PartyId> owners = new TreeSet<>();
    entry.body().strings("owners").forEach(owner -> owners.add(PartyId.of(owner)));
    TreeSet<PartyId> others = new TreeSet<>(owners);
    entry.by().ifPresent(others::remove);
    return new Signers(new TreeSet<>(), entry.by(), entry.via(), others, owners, List.of());
  }

  @TestFactory
  Stream<DynamicTest> decidesEveryBundle() {
    List<Json.Obj> cases = FILE.objects("cases");
    assertThat(cases).hasSize(248);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.string("name"), () -> decide(c)));
  }

  @TestFactory
  Stream<DynamicTest> writesAgainWhatItReads() {
    return FILE.object("bases").members().keySet().stream()
        .map(base -> DynamicTest.dynamicTest(base, () -> writesAgain(base)));
  }

  private static void decide(Json.Obj c) {
    Verdict verdict = verifier(c).verify(bytes(c), c.optionalString("file").map(Digest::ofHex));
    assertThat(verdict.overall().name() + " " + decisive(verdict))
        .isEqualTo(c.string("expect") + " " + expected(c));
    assertThat(verdict.findings()).extracting(Finding::name).isSorted();
    assertThat(verdict.findings().get(0).name()).isEqualTo(CheckName.BUNDLE);
    c.optionalString("authority")
        .ifPresent(authority -> assertThat(verdict.authority()).contains(authority));
    if (c.has("asOf")) {
      assertThat(verdict.asOf()).contains(Instant.ofEpochSecond(c.integer("asOf")));
    }
  }

  private static void writesAgain(String base) {
    Bundle bundle = Bundle.parse(base(base)).orThrow();
    assertThat(Bundle.parse(bundle.bytes()).orThrow()).isEqualTo(bundle);
  }

  private static String decisive(Verdict verdict) {
    return verdict
        .decisive()
        .map(finding ->
            finding.name().text()
                + " "
                + (finding.outcome() instanceof Check.Failed failed
                    ? failed.reason()
                    : ((Check.Unknown) finding.outcome()).reason()))
        .orElse("");
  }

  private static String expected(Json.Obj c) {
    return c.optionalString("check").orElse("").isEmpty()
        ? ""
        : c.string("check") + " " + c.string("reason");
  }

  private static BundleVerifier verifier(Json.Obj c) {
    String policy = FILE.object("policies").string(c.optionalString("policy").orElse("main"));
    long now = c.has("now") ? c.integer("now") : FILE.integer("now");
    return new BundleVerifier(
        Policy.parse(policy.getBytes(StandardCharsets.UTF_8)).orThrow(),
        TYPES,
        Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
  }

  private static byte[] bytes(Json.Obj c) {
    Optional<String> text = c.optionalString("text");
    if (text.isPresent()) {
      return text.get().getBytes(StandardCharsets.UTF_8);
    }
    return c.optionalString("b64")
        .map(VectorFile::base64)
        .orElseGet(() -> spliced(base(c.string("base")), c.list("splice")));
  }

  private static byte[] base(String name) {
    return VectorFile.bytes(FOLDER + FILE.object("bases").string(name));
  }

  /** Offsets are those of the base; the splices ascend. */
  private static byte[] spliced(byte[] base, List<Json> splices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    for (Json item : splices) {
      List<Json> splice = ((Json.Arr) item).items();
      int offset = (int) ((Json.Int) splice.get(0)).value();
      String insert = ((Json.Str) splice.get(2)).value();
      out.write(base, at, offset - at);
      out.writeBytes(
          insert.startsWith("b64:")
              ? VectorFile.base64(insert.substring(4))
              : insert.getBytes(StandardCharsets.UTF_8));
      at = offset + (int) ((Json.Int) splice.get(1)).value();
    }
    out.write(base, at, base.length - at);
    return out.toByteArray();
  }
}
