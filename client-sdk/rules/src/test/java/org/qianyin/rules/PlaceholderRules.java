package org.qianyin.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.testing.PlaceholderTypes;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.Share;
import org.qianyin.rules.schema.Signers;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Channels;
import org.qianyin.rules.scope.Languages;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.scope.Territories;
import org.qianyin.rules.scope.Window;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.License;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/** The rules of the placeholder bodies, v 9001 (README of the ledger vectors). */
final class PlaceholderRules {

  private PlaceholderRules() {}

  /** The book of version 1 and the placeholders. */
  static RuleBook book() {
    RuleBook book = Rules.book();
    book = with(book, "work.registered", "owners", true, new Register());
    book = with(book, "license.granted", "licensee", false, new Grant());
    return with(book, "license.terminated", "", false, new Terminate());
  }

  private static RuleBook with(
      RuleBook book, String type, String signing, boolean withActor, TypeRules rules) {
    Function<Entry, Signers> signers = entry -> signers(entry, signing, withActor);
    return book.with(
        type,
        PlaceholderTypes.VERSION,
        new RuleBook.Chapter(
            PlaceholderTypes.withJournal().find(type, PlaceholderTypes.VERSION).orElseThrow(),
            signers,
            Optional.of(rules)));
  }

  private static Signers signers(Entry entry, String signing, boolean withActor) {
    TreeSet<PartyId> parties = new TreeSet<>();
    entry
        .body()
        .get(signing)
        .ifPresent(it -> {
          List<Json> items = it instanceof Json.Arr list ? list.items() : List.of(it);
          items.forEach(item -> parties.add(PartyId.of(((Json.Str) item).value())));
        });
    TreeSet<PartyId> others = new TreeSet<>(parties);
    entry.by().ifPresent(others::remove);
    boolean holds = entry.by().filter(parties::contains).isPresent();
    return new Signers(
        new TreeSet<>(),
        entry.by(),
        entry.via(),
        others,
        parties,
        List.of(new Signers.Part(parties, withActor, holds)));
  }

  private record Register() implements TypeRules {
    @Override
    public Findings judge(State state, Act act) {
      Json.Obj body = act.entry().body();
      List<String> works = new ArrayList<>(body.strings("sources"));
      body.optionalString("series").ifPresent(works::add);
      for (String work : works) {
        if (state.work(EntryId.ofHex(work)).isEmpty()) {
          return Findings.of("UNKNOWN_WORK", work);
        }
      }
      for (String commit : body.strings("opens")) {
        if (!state.hasCommit(Digest.ofHex(commit), act.by())) {
          return Findings.of("UNKNOWN_COMMIT", commit);
        }
      }
      for (String digest : body.strings("content")) {
        if (state.hasContent(Digest.ofHex(digest), act.by())) {
          return Findings.of("CONTENT_REPEATED", digest);
        }
      }
      return Findings.none();
    }

    @Override
    public List<Change> changes(State state, Act act) {
      List<Change> changes = new ArrayList<>();
      for (String digest : act.entry().body().strings("content")) {
        changes.add(new Change.ContentClaimed(Digest.ofHex(digest), act.by()));
      }
      SortedMap<PartyId, Share> owners = new TreeMap<>(Map.of(act.by(), Share.WHOLE));
      changes.add(
          new Change.WorkIs(
              new Work(
                  act.id(),
                  act.seq(),
                  act.by(),
                  List.of(),
                  owners,
                  true,
                  new TreeSet<>(),
                  new TreeSet<>(),
                  false)));
      return changes;
    }
  }

  private record Grant() implements TypeRules {
    @Override
    public Findings judge(State state, Act act) {
      Json.Obj body = act.entry().body();
      List<EntryId> works = body.strings("works").stream().map(EntryId::ofHex).toList();
      for (EntryId work : works) {
        if (state.work(work).isEmpty()) {
          return Findings.of("UNKNOWN_WORK", work.hex());
        }
      }
      Optional<EntryId> parent = body.optionalString("parent").map(EntryId::ofHex);
      if (parent.isEmpty()) {
        boolean holds =
            works.stream()
                .allMatch(it -> state.work(it).orElseThrow().registrant().equals(act.by()));
        return holds ? Findings.none() : Findings.of("NOT_HOLDER", "works");
      }
      Optional<License> license = state.license(parent.get()).filter(it -> it.ends().isEmpty());
      if (license.isEmpty()) {
        return Findings.of("UNKNOWN_LICENSE", "parent");
      }
      License above = license.get();
      boolean within =
          above.licensee().equals(act.by())
              && above.works().containsAll(works)
              && above.scope().box().uses().containsAll(body.strings("rights"));
      return within ? Findings.none() : Findings.of("NOT_HOLDER", "parent");
    }

    @Override
    public List<Change> changes(State state, Act act) {
      Json.Obj body = act.entry().body();
      boolean plain = body.string("mode").equals("plain");
      List<String> rights = body.strings("rights");
      Box box =
          new Box(
              new TreeSet<>(rights),
              Territories.all(),
              Languages.all(),
              Channels.all(),
              Window.from(Instant.EPOCH));
      return List.of(
          new Change.LicenseIs(
              new License(
                  act.id(),
                  act.seq(),
                  act.by(),
                  PartyId.of(body.string("licensee")),
                  body.strings("works").stream().map(EntryId::ofHex).toList(),
                  List.of(),
                  plain ? List.of() : rights,
                  plain ? rights : List.of(),
                  new Scope(box, mode(body), "UTC"),
                  false,
                  Set.of(),
                  body.optionalString("parent").map(EntryId::ofHex),
                  Optional.empty())));
    }
  }

  private static Exclusivity mode(Json.Obj body) {
    return switch (body.string("mode")) {
      case "exclusive" -> Exclusivity.EXCLUSIVE;
      case "sole" -> Exclusivity.SOLE;
      default -> Exclusivity.NON_EXCLUSIVE;
    };
  }

  private record Terminate() implements TypeRules {
    @Override
    public Findings judge(State state, Act act) {
      Json.Obj body = act.entry().body();
      Optional<License> found =
          state.license(EntryId.ofHex(body.string("license"))).filter(it -> it.ends().isEmpty());
      if (found.isEmpty()) {
        return Findings.of("UNKNOWN_LICENSE", "license");
      }
      License license = found.get();
      if (!license.licensor().equals(act.by()) && !license.licensee().equals(act.by())) {
        return Findings.of("NOT_PARTY", "by");
      }
      boolean same =
          license.scope().exclusivity() == mode(body)
              && List.copyOf(license.scope().box().uses()).equals(body.strings("rights"))
              && license.works().stream().map(EntryId::hex).toList().equals(body.strings("works"));
      return same ? Findings.none() : Findings.of("SCOPE_MISMATCH", "works, rights, mode");
    }

    @Override
    public List<Change> changes(State state, Act act) {
      License license =
          state.license(EntryId.ofHex(act.entry().body().string("license"))).orElseThrow();
      return List.of(new Change.LicenseIs(license.endAt(act.logTime())));
    }
  }
}
