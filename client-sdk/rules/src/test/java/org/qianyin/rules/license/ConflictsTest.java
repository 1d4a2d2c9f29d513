package org.qianyin.rules.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.Remainder;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.Share;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Channels;
import org.qianyin.rules.scope.Languages;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.scope.Territories;
import org.qianyin.rules.scope.Window;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.License;
import org.qianyin.rules.state.MemoryState;
import org.qianyin.rules.state.Work;
import org.qianyin.rules.vocabulary.Right;
import org.qianyin.rules.vocabulary.Use;

/** The conflict rule against a count of points, on small domains. */
class ConflictsTest {

  private static final List<String> USES = List.of("svod", "avod", "linear");
  private static final List<String> PLACES = List.of("CN", "CN-GD", "JP");
  private static final List<String> ATOMS = List.of("audio:zh", "sub:ja");
  private static final List<String> SERVICES = List.of("svc:a", "svc:b");
  private static final int DAYS = 6;

  private static EntryId id(int n) {
    return new EntryId(
        Digest.sha256(Integer.toString(n).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static PartyId party(int n) {
    return new PartyId(id(1000 + n));
  }

  private static Instant day(int n) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86400L * n);
  }

  /** A small world: works in a forest, licences between them, everything granted by its rules. */
  private static final class World {
    private final Random random;
    private MemoryState state = MemoryState.empty("test.example/log");
    private final List<Work> works = new ArrayList<>();
    private final List<License> licenses = new ArrayList<>();
    private long seq;

    World(long seed) {
      random = new Random(seed);
    }

    void addWork() {
      List<EntryId> above = new ArrayList<>();
      List<Work> parents = works.stream().filter(it -> it.above().size() < 3).toList();
      if (!parents.isEmpty() && random.nextInt(3) > 0) {
        Work parent = parents.get(random.nextInt(parents.size()));
        above.add(parent.id());
        above.addAll(parent.above());
      }
      Work work =
          new Work(
              id((int) seq),
              seq++,
              party(0),
              above,
              new TreeMap<>(java.util.Map.of(party(0), Share.WHOLE)),
              true,
              new TreeSet<>(Right.all().keySet()),
              new TreeSet<>(),
              false);
      works.add(work);
      change(new Change.WorkIs(work));
    }

    void change(Change change) {
      state = state.after(id(100_000 + (int) seq), List.of(), List.of(change));
    }

    License randomGrant() {
      List<EntryId> named = new ArrayList<>();
      for (Work work : works) {
        if (random.nextInt(works.size()) == 0) {
          named.add(work.id());
        }
      }
      if (named.isEmpty()) {
        named.add(works.get(random.nextInt(works.size())).id());
      }
      Set<EntryId> subjectTo = new TreeSet<>();
      licenses.forEach(it -> {
        if (random.nextInt(4) == 0) {
          subjectTo.add(it.id());
        }
      });
      boolean exclusive = random.nextBoolean();
      return grant(
          named, scope(exclusive), random.nextInt(4) == 0, subjectTo, 1 + random.nextInt(3));
    }

    License grant(
        List<EntryId> named, Scope scope, boolean future, Set<EntryId> subjectTo, int licensee) {
      TreeSet<EntryId> above = new TreeSet<>();
      named.forEach(it -> above.addAll(state.work(it).orElseThrow().above()));
      named.forEach(above::remove);
      List<String> rights = List.copyOf(Use.rightsOf(scope.box().uses()));
      boolean exclusive = scope.exclusivity() == Exclusivity.EXCLUSIVE;
      return new License(
          id((int) seq),
          seq,
          party(0),
          party(licensee),
          named,
          List.copyOf(above),
          exclusive ? rights : List.of(),
          exclusive ? List.of() : rights,
          scope,
          future,
          subjectTo,
          Optional.empty(),
          Optional.empty());
    }

    private Scope scope(boolean exclusive) {
      int start = random.nextInt(DAYS);
      Window window =
          random.nextInt(4) == 0
              ? Window.from(day(start))
              : Window.of(day(start), day(start + 1 + random.nextInt(3)));
      Box box =
          new Box(
              new TreeSet<>(some(USES)),
              random.nextInt(4) == 0
                  ? Territories.allBut(some(PLACES).toArray(String[]::new))
                  : Territories.of(some(PLACES).toArray(String[]::new)),
              random.nextBoolean()
                  ? Languages.all()
                  : Languages.of(some(ATOMS).toArray(String[]::new)),
              random.nextBoolean()
                  ? Channels.all()
                  : Channels.of(some(SERVICES).toArray(String[]::new)),
              window);
      return new Scope(
          box, exclusive ? Exclusivity.EXCLUSIVE : Exclusivity.NON_EXCLUSIVE, "Asia/Shanghai");
    }

    private List<String> some(List<String> from) {
      List<String> some = new ArrayList<>(from);
      some.removeIf(it -> random.nextBoolean());
      return some.isEmpty() ? List.of(from.get(random.nextInt(from.size()))) : some;
    }

    void accept(License license) {
      licenses.add(license);
      change(new Change.LicenseIs(license));
      seq++;
    }

    void endOne() {
      if (licenses.isEmpty()) {
        return;
      }
      int which = random.nextInt(licenses.size());
      License ended = licenses.get(which).endAt(day(random.nextInt(DAYS)));
      licenses.set(which, ended);
      change(new Change.LicenseIs(ended));
    }

    /** The rule of 4.1, counted point by point. */
    Set<String> brute(License grant) {
      Set<String> reasons = new TreeSet<>();
      for (License older : licenses) {
        if (older.licensee().equals(grant.licensee()) || !meet(older, grant)) {
          continue;
        }
        if (older.scope().exclusivity() == Exclusivity.EXCLUSIVE) {
          reasons.add("EXISTING_EXCLUSIVE");
        }
        if (grant.scope().exclusivity() == Exclusivity.EXCLUSIVE
            && !grant.subjectTo().contains(older.id())) {
          reasons.add("NOT_SUBJECT_TO_EXISTING");
        }
      }
      return reasons;
    }

    private boolean meet(License older, License grant) {
      return works.stream().anyMatch(work -> covers(older, work) && covers(grant, work))
          && USES.stream().anyMatch(use -> both(older, grant, it -> it.uses().contains(use)))
          && List.of("CN-z", "CN-GD-z", "JP-z", "z").stream()
              .anyMatch(place -> both(older, grant, it -> it.territories().contains(place)))
          && List.of("audio:zh", "sub:ja", "z").stream()
              .anyMatch(atom -> both(older, grant, it -> it.languages().contains(atom)))
          && List.of("svc:a", "svc:b", "z").stream()
              .anyMatch(service -> both(older, grant, it -> it.channels().contains(service)))
          && IntStream.range(0, 2 * DAYS)
              .mapToObj(ConflictsTest::day)
              .anyMatch(at ->
                  both(older, grant, it -> it.window().contains(at))
                      && older.ends().map(at::isBefore).orElse(true));
    }

    private static boolean both(License one, License other, java.util.function.Predicate<Box> has) {
      return has.test(one.scope().box()) && has.test(other.scope().box());
    }

    private static boolean covers(License license, Work work) {
      return license.works().contains(work.id())
          || (work.above().stream().anyMatch(license.works()::contains)
              && (license.futureParts() || work.seq() < license.seq()));
    }
  }

  private static Set<String> codes(Findings findings) {
    Set<String> codes = new TreeSet<>();
    findings.reasons().forEach(it -> codes.add(it.reason().code()));
    return codes;
  }

  @Test
  void findsWhatACountOfPointsFinds() {
    int blocked = 0;
    int judged = 0;
    for (int seed = 0; seed < 120; seed++) {
      World world = new World(seed);
      world.addWork();
      for (int step = 0; step < 40; step++) {
        int dice = world.random.nextInt(6);
        if (dice == 0) {
          world.addWork();
        } else if (dice == 1) {
          world.endOne();
        } else {
          License grant = world.randomGrant();
          Findings findings = Conflicts.against(world.state, grant);
          assertThat(codes(findings))
              .as("seed %d step %d", seed, step)
              .isEqualTo(world.brute(grant));
          judged++;
          if (findings.isNone()) {
            world.accept(grant);
          } else {
            blocked++;
          }
        }
      }
    }
    assertThat(blocked).isBetween(judged / 10, judged * 9 / 10);
  }

  @Test
  void whatARefusalOffersIsAccepted() {
    int offered = 0;
    for (int seed = 1000; seed < 1100; seed++) {
      World world = new World(seed);
      world.addWork();
      world.addWork();
      for (int step = 0; step < 25; step++) {
        License grant = world.randomGrant();
        Findings findings = Conflicts.against(world.state, grant);
        if (findings.isNone()) {
          world.accept(grant);
        }
        assertThat(findings.remainders()).hasSizeLessThanOrEqualTo(Findings.MAX_REMAINDERS);
        for (Remainder remainder : findings.remainders()) {
          License instead =
              world.grant(
                  remainder.works(),
                  remainder.scope(),
                  grant.futureParts(),
                  Set.copyOf(remainder.subjectTo()),
                  party(1).equals(grant.licensee())
                      ? 1
                      : party(2).equals(grant.licensee()) ? 2 : 3);
          assertThat(Conflicts.against(world.state, instead).isNone())
              .as("seed %d step %d: %s", seed, step, remainder)
              .isTrue();
          assertThat(remainder.scope().toJson()).isPresent();
          offered++;
        }
      }
    }
    assertThat(offered).isGreaterThan(100);
  }

  @Test
  void whetherTwoExclusiveLicensesMeetDoesNotDependOnTheirOrder() {
    int met = 0;
    for (int seed = 2000; seed < 2300; seed++) {
      World world = new World(seed);
      world.addWork();
      world.addWork();
      world.addWork();
      License one = asExclusive(world, world.randomGrant(), 1);
      License other = asExclusive(world, world.randomGrant(), 2);
      boolean first = conflictAfter(world, one, other);
      boolean second = conflictAfter(world, other, one);
      assertThat(first).as("seed %d", seed).isEqualTo(second);
      met += first ? 1 : 0;
    }
    assertThat(met).isBetween(20, 280);
  }

  private static License asExclusive(World world, License grant, int licensee) {
    Scope scope = new Scope(grant.scope().box(), Exclusivity.EXCLUSIVE, grant.scope().zone());
    return world.grant(grant.works(), scope, grant.futureParts(), Set.of(), licensee);
  }

  private static boolean conflictAfter(World world, License older, License newer) {
    License first =
        new License(
            id(777_777),
            older.seq(),
            older.licensor(),
            older.licensee(),
            older.works(),
            older.ancestors(),
            older.x(),
            older.n(),
            older.scope(),
            older.futureParts(),
            older.subjectTo(),
            older.parent(),
            older.ends());
    MemoryState state =
        world.state.after(id(888_888), List.of(), List.of(new Change.LicenseIs(first)));
    return !Conflicts.against(state, newer).isNone();
  }
}
