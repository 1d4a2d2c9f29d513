package org.qianyin.backend.anchor.rpc;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qianyin.backend.anchor.rpc.Endpoint.Question;
import org.qianyin.backend.anchor.rpc.EndpointFault.Kind;

/**
 * All endpoints. What decides something is asked of all that are well, at once, and believed if
 * {@code agree} of them say the same; what only costs time when it is wrong is asked of the first.
 */
public final class Endpoints implements AutoCloseable {

  private static final int ROUNDS = 3;
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);

  private final List<Endpoint> all;
  private final int agree;
  private final long lag;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private OptionalLong chainId;

  private Endpoints(List<Endpoint> all, EndpointSettings settings, Clock clock) {
    this.all = all;
    this.agree = settings.agreeing(all.size());
    this.lag = settings.lag();
    this.clock = clock;
    this.chainId = settings.expectedChain();
  }

  /**
   * Asks nobody yet.
   *
   * @param urls at least one
   */
  public static Endpoints of(
      List<String> urls, EndpointSettings settings, MeterRegistry metrics, Clock clock) {
    List<Endpoint> all = new ArrayList<>();
    for (String url : urls) {
      String name = JsonRpc.nameOf(url);
      long same = all.stream().filter(other -> other.name().startsWith(name)).count();
      String unique = same == 0 ? name : name + "#" + (same + 1);
      all.add(new Endpoint(unique, url, settings.deadline(), metrics, clock));
    }
    return new Endpoints(List.copyOf(all), settings, clock);
  }

  /** How each does now, in the configured order. */
  public List<EndpointHealth> health() {
    return all.stream().map(EndpointHealth::of).toList();
  }

  /** How many must say the same. */
  public int agree() {
    return agree;
  }

  /** The id of the chain that enough of them are on. */
  public synchronized long chainId() throws IOException {
    if (chainId.isEmpty()) {
      chainId = OptionalLong.of(agreed("the chain's id", Endpoint::chainId));
    }
    return chainId.getAsLong();
  }

  /**
   * Looks after all: takes back who is well again, leaves aside who is on another chain or lags.
   *
   * @throws NoAgreement if fewer are well than have to agree
   */
  public void look() throws IOException {
    List<Endpoint> wanted = all.stream().filter(this::isWorthATry).toList();
    long expected = chainId();
    List<Vote<Long>> heights = votes(wanted, endpoint -> heightOn(endpoint, expected));
    List<Long> sorted =
        heights.stream()
            .filter(Vote::isAnswer)
            .map(Vote::value)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (sorted.size() >= agree) {
      long reached = sorted.get(agree - 1);
      for (Vote<Long> vote : heights) {
        if (vote.isAnswer()) {
          place(vote.endpoint(), vote.value(), reached);
        }
      }
    }
    requireEnough(well().size());
  }

  private boolean isWorthATry(Endpoint endpoint) {
    return endpoint.standing().isWell()
        || endpoint.standing().isPauseOver(clock.instant())
        || well().size() < agree;
  }

  private static long heightOn(Endpoint endpoint, long expected) throws IOException {
    long chain = endpoint.chainId();
    if (chain != expected) {
      throw new EndpointFault(
          Kind.OTHER_CHAIN, endpoint.name(), "is on chain " + chain + ", not on " + expected);
    }
    return endpoint.height();
  }

  private void place(Endpoint endpoint, long height, long reached) {
    endpoint.standing().reached(height);
    if (height < reached - lag) {
      String what = "lags: its newest block is " + height + ", others are at " + reached;
      endpoint.leftAside(new EndpointFault(Kind.LAGS, endpoint.name(), what));
    } else {
      endpoint.isWellAgain();
    }
  }

  private List<Endpoint> well() {
    return all.stream().filter(endpoint -> endpoint.standing().isWell()).toList();
  }

  /**
   * The answer of the first that gives one.
   *
   * @throws Refused if that one said no
   * @throws EndpointFault if none gives one
   */
  public <T> T first(Question<T> question) throws IOException {
    IOException last = tooFew(0);
    for (Endpoint endpoint : well()) {
      try {
        return endpoint.ask(question);
      } catch (EndpointFault e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * The answer that enough endpoints give. Asked up to three times, since a block may come in
   * between; whoever says otherwise all the time is left aside.
   *
   * @param what for people, such as {@code the contract's code}
   * @throws Refused if enough of them say no
   * @throws NoAgreement if too few answer, or too few say the same
   */
  public <T> T agreed(String what, Question<T> question) throws IOException {
    List<Vote<T>> votes = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      if (round > 0) {
        pause();
      }
      votes = votes(well().isEmpty() ? all : well(), question);
      List<Vote<T>> most = most(votes);
      if (most.size() >= agree) {
        count(votes, most);
        return most.getFirst().orThrow();
      }
    }
    throw disagreement(what, votes);
  }

  /** The answers of all that are well; those that fail are left aside and say nothing. */
  public <T> List<Vote<T>> votes(Question<T> question) throws IOException {
    return votes(well(), question);
  }

  private <T> List<Vote<T>> votes(List<Endpoint> asked, Question<T> question) throws IOException {
    List<Callable<Vote<T>>> tasks =
        asked.stream()
            .map(endpoint -> (Callable<Vote<T>>) () -> Vote.of(endpoint, question))
            .toList();
    try {
      List<Vote<T>> votes = new ArrayList<>();
      for (Future<Vote<T>> vote : threads.invokeAll(tasks)) {
        votes.add(vote.get());
      }
      return votes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the endpoints were asked");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Those that say what enough say.
   *
   * @param what for people
   * @throws NoAgreement if too few say the same
   */
  public <T> List<Vote<T>> agreeing(String what, List<Vote<T>> votes) throws NoAgreement {
    List<Vote<T>> most = most(votes.stream().filter(Vote::isAnswer).toList());
    if (most.size() < agree) {
      throw disagreement(what, votes);
    }
    return most;
  }

  /** Leaves aside who answered otherwise about something that cannot change any more. */
  public <T> void leaveAside(List<Vote<T>> votes, List<Vote<T>> agreeing, String what) {
    for (Vote<T> vote : votes) {
      if (vote.isAnswer() && !agreeing.contains(vote)) {
        Endpoint endpoint = vote.endpoint();
        endpoint.leftAside(
            new EndpointFault(
                Kind.DISAGREES, endpoint.name(), "says otherwise about " + what + ": " + vote));
      }
    }
  }

  /** The largest group that says the same. */
  private static <T> List<Vote<T>> most(List<Vote<T>> votes) {
    Map<Object, List<Vote<T>>> groups = new LinkedHashMap<>();
    votes.stream()
        .filter(Vote::counts)
        .forEach(vote -> groups.computeIfAbsent(vote.ballot(), any -> new ArrayList<>()).add(vote));
    return groups.values().stream()
        .max(Comparator.comparingInt(List::size))
        .orElseGet(ArrayList::new);
  }

  private static <T> void count(List<Vote<T>> votes, List<Vote<T>> most) {
    for (Vote<T> vote : votes) {
      Endpoint endpoint = vote.endpoint();
      if (vote.counts() && endpoint.standing().voted(most.contains(vote))) {
        endpoint.leftAside(
            new EndpointFault(Kind.DISAGREES, endpoint.name(), "says otherwise than the others"));
      }
    }
  }

  /**
   * @throws NoAgreement if {@code here} is fewer than have to agree
   */
  public void requireEnough(int here) throws NoAgreement {
    if (here < agree) {
      throw tooFew(here);
    }
  }

  NoAgreement tooFew(int here) {
    String troubles = troubles().collect(Collectors.joining("; "));
    return new NoAgreement(
        "want " + agree + " of " + all.size() + " endpoints, " + here + " will do: " + troubles);
  }

  private <T> NoAgreement disagreement(String what, List<Vote<T>> votes) {
    String told =
        Stream.concat(votes.stream().filter(Vote::counts).map(Vote::toString), troubles())
            .collect(Collectors.joining("; "));
    return new NoAgreement(what + ": want " + agree + " endpoints that agree; " + told);
  }

  private Stream<String> troubles() {
    return all.stream()
        .flatMap(endpoint -> endpoint.standing().fault().stream())
        .map(EndpointFault::getMessage);
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(BETWEEN_ROUNDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the endpoints were asked");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    all.forEach(Endpoint::close);
  }
}
