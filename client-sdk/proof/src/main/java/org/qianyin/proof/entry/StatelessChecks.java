package org.qianyin.proof.entry;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/**
 * The order of ledger specification §1, from {@code ENTRY_TOO_LARGE} to {@code TOO_MANY_SUBJECTS}.
 */
final class StatelessChecks {

  private StatelessChecks() {}

  /**
   * @param bytes not changed by anybody from now on
   */
  static Outcome<Entry> read(byte[] bytes, EntryTypes types) {
    return Envelope.read(bytes).then(json -> check(bytes, json, types));
  }

  /**
   * @param json that passed the checks on null and strings
   */
  static Outcome<Entry> read(Json.Obj json, EntryTypes types) {
    byte[] bytes = Jcs.write(json);
    return Envelope.checkSize(bytes, json)
        .map(Outcome::<Entry>refused)
        .orElseGet(() -> check(bytes, json, types));
  }

  private static Outcome<Entry> check(byte[] bytes, Json.Obj json, EntryTypes types) {
    Optional<Refusal> broken = Members.check(json);
    if (broken.isPresent()) {
      return Outcome.refused(broken.get());
    }
    Entry entry = new Entry(bytes, json);
    broken = check(entry, types, SigLines::check);
    return broken.isPresent() ? Outcome.refused(broken.get()) : Outcome.ok(entry);
  }

  /** All but the rules on signatures, which may be missing. */
  static Optional<Refusal> checkUnsigned(Json.Obj json, EntryTypes types) {
    byte[] bytes = Jcs.write(json);
    return Envelope.checkSize(bytes, json)
        .or(() -> Members.check(json))
        .or(() -> check(new Entry(bytes, json), types, entry -> Optional.empty()));
  }

  /** From {@code UNKNOWN_TYPE} on; finds the subjects on its way. */
  private static Optional<Refusal> check(
      Entry entry, EntryTypes types, Function<Entry, Optional<Refusal>> ofSignatures) {
    Optional<EntryType> found = find(entry, types);
    if (found.isEmpty()) {
      return Optional.of(
          Refusal.of(
              "UNKNOWN_TYPE", "type: no rules for " + entry.type() + " v " + entry.version()));
    }
    EntryType type = found.get();
    return type.check(entry)
        .or(() -> ofSignatures.apply(entry))
        .or(() -> checkSubjects(entry, type));
  }

  private static Optional<EntryType> find(Entry entry, EntryTypes types) {
    if (!entry.isHead()) {
      return types.find(entry.type(), entry.version());
    }
    return entry.version() == HeadType.VERSION ? Optional.of(HeadType.INSTANCE) : Optional.empty();
  }

  private static Optional<Refusal> checkSubjects(Entry entry, EntryType type) {
    SortedSet<Subject> all = new TreeSet<>(type.subjects(entry));
    String year = entry.timeText().substring(0, 4);
    entry.by().ifPresent(party -> all.add(new Subject(party + "/acts/" + year)));
    entry.found(all);
    return all.size() <= Entry.MAX_SUBJECTS
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "TOO_MANY_SUBJECTS",
                "subjects: want at most "
                    + Entry.MAX_SUBJECTS
                    + ", got "
                    + all.size()
                    + "; "
                    + LongestList.hint(entry.json())));
  }
}
