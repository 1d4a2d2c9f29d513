package org.qianyin.rules.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Subject;

/**
 * An answer: may it be done, and why (domain specification 5.1).
 *
 * @param grade PERMITTED, PROHIBITED or UNKNOWN
 * @param reasons those of the grade, ascending; never empty
 * @param cautions what else a reader should know, ascending
 * @param works registrations that it rests on
 * @param licenses licences that it rests on, ascending
 * @param closure the facets that were read, ascending: a proof of the answer proves these
 * @param asOf up to where the history reaches
 * @param validUntil first instant at which it could change under the same history; empty = never
 */
public record Status(
    Question question,
    Grade grade,
    List<Ground> reasons,
    List<Ground> cautions,
    List<EntryId> works,
    List<EntryId> licenses,
    List<Facet> closure,
    Optional<AsOf> asOf,
    Optional<Instant> validUntil) {

  /** What no answer judges. */
  public static final List<String> NOT_JUDGED =
      List.of("FAIR_USE", "MORAL", "PERSONALITY", "OFF_LEDGER");

  public Status {
    reasons = List.copyOf(reasons);
    cautions = List.copyOf(cautions);
    works = List.copyOf(works);
    licenses = List.copyOf(licenses);
    closure = List.copyOf(closure);
  }

  /**
   * Answers a question from a history, by the same steps everywhere. Pure: no clock, no network.
   *
   * @return UNKNOWN where the history does not decide; never a guess
   */
  public static Status of(History history, Question question) {
    Facts facts = new Facts(history);
    Optional<Titled> work = facts.work(question.work());
    Optional<Judge> judge = work.map(it -> new Judge(facts, question, it));
    if (!facts.missing().isEmpty()) {
      return undecided(history, question, facts, List.of("HISTORY_INCOMPLETE"));
    }
    if (!history.doubts().isEmpty()) {
      return undecided(history, question, facts, history.doubts());
    }
    if (!facts.unjudged().isEmpty()) {
      return undecided(history, question, facts, List.of("NOT_YET_SUPPORTED"));
    }
    return judge
        .map(it -> it.answer(history, facts))
        .orElseGet(() -> undecided(history, question, facts, List.of("WORK_NOT_FOUND")));
  }

  /**
   * The subjects that an answer needs and a history does not have (domain specification 5.3). A
   * client fetches them and asks again, until there are none.
   *
   * @return ascending
   */
  public static List<Subject> missing(History history, Question question) {
    Facts facts = new Facts(history);
    facts.work(question.work()).ifPresent(it -> new Judge(facts, question, it));
    return List.copyOf(facts.missing());
  }

  private static Status undecided(
      History history, Question question, Facts facts, List<String> codes) {
    return new Status(
        question,
        Grade.UNKNOWN,
        codes.stream().distinct().map(Ground::of).toList(),
        List.of(),
        List.of(),
        List.of(),
        facts.closure(),
        history.asOf(),
        Optional.empty());
  }

  /** The answer in words, with its first reason. */
  public String inWords(Locale locale) {
    return Words.answer(this, locale);
  }

  /** The answer as the JSON of domain specification 5.2, times in UTC. */
  public Json.Obj toJson() {
    return StatusJson.write(this);
  }
}
