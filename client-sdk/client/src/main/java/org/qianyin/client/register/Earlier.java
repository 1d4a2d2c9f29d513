package org.qianyin.client.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Problem;
import org.qianyin.client.Receipt;
import org.qianyin.client.Verifier;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * What a run before this one left beside a work. It is taken up only if it is the very registration
 * that is meant now; anything else stays untouched, since its salts exist nowhere else.
 *
 * @param finished the receipt, if the proof is there and not failed
 * @param begun what was signed, if the secret is there
 */
public record Earlier(Optional<Receipt> finished, Optional<PrivateFile> begun) {
  private static final String NEXT = "; choose another name, or move both files away";

  /**
   * Looks at what lies there.
   *
   * @param proof where the proof lies or will
   * @param secret where the secret lies or will
   * @param work what is meant now; its date of completion may differ, since copying changes it
   * @param log origin of the log that is meant now
   * @return what can be taken up, perhaps nothing; or {@code REGISTERED_OTHERWISE} naming the first
   *     difference, or {@code PROOF_UNREADABLE} when nobody can tell
   * @throws IOException if a file that is there cannot be read
   */
  public static Outcome<Earlier> look(
      Path proof, Path secret, WorkDraft work, String log, Verifier verifier) throws IOException {
    Optional<PrivateFile> begun = Optional.empty();
    if (Files.exists(secret)) {
      Outcome<PrivateFile> read = PrivateFile.read(secret);
      if (!(read instanceof Outcome.Ok<PrivateFile> ok)) {
        return unreadable(secret, ((Outcome.Refused<PrivateFile>) read).refusal());
      }
      Map<String, Json> leaves = new TreeMap<>();
      ok.value().doc().ifPresent(doc -> leaves.putAll(doc.fields()));
      Optional<String> other = difference(ok.value().entry(), leaves, work, log);
      if (other.isPresent()) {
        return otherwise(secret, other.get());
      }
      begun = Optional.of(ok.value());
    }
    return Files.exists(proof)
        ? look(proof, begun, work, log, verifier)
        : Outcome.ok(new Earlier(Optional.empty(), begun));
  }

  private static Outcome<Earlier> look(
      Path proof, Optional<PrivateFile> begun, WorkDraft work, String log, Verifier verifier)
      throws IOException {
    if (Files.size(proof) > Bundle.MAX_BYTES) {
      return unreadable(proof, Refusal.of("BUNDLE_SHAPE", "longer than a proof may be"));
    }
    Outcome<Bundle> bundle = Bundle.parse(Files.readAllBytes(proof));
    Outcome<Entry> entry = bundle.then(it -> Entry.parse(it.entry().toArray(), Rules.types()));
    if (!(entry instanceof Outcome.Ok<Entry> ok)) {
      return unreadable(proof, ((Outcome.Refused<Entry>) entry).refusal());
    }
    Optional<String> other = difference(ok.value(), opened(bundle.orThrow()), work, log);
    if (other.isPresent()) {
      return otherwise(proof, other.get());
    }
    Outcome<Receipt> receipt =
        Receipt.check(ok.value(), bundle.orThrow(), verifier.verify(bundle.orThrow()));
    if (receipt instanceof Outcome.Ok<Receipt> fine) {
      return Outcome.ok(new Earlier(Optional.of(fine.value()), begun));
    }
    // The same entry sent again brings a proof that this policy accepts, if there is one.
    return begun.filter(mine -> mine.entry().equals(ok.value())).isPresent()
        ? Outcome.ok(new Earlier(Optional.empty(), begun))
        : unreadable(proof, ((Outcome.Refused<Receipt>) receipt).refusal());
  }

  /**
   * Removes the secret of an entry that the ledger's rules refused: it is in no log, and would only
   * stand in the way. Whatever has a proof beside it stays.
   *
   * @throws IOException if it cannot be removed
   */
  public static void forget(Problem problem, Path proof, Path secret) throws IOException {
    boolean ruled =
        (problem.status() == 409 || problem.status() == 422) && !problem.code().startsWith("HTTP_");
    if (ruled && !Files.exists(proof)) {
      Files.deleteIfExists(secret);
    }
  }

  private static Map<String, Json> opened(Bundle bundle) {
    Map<String, Json> leaves = new TreeMap<>();
    for (Disclosure opening : bundle.openings()) {
      opening.fields().forEach(field -> leaves.put(field.name(), field.value()));
    }
    return leaves;
  }

  private static Outcome<Earlier> unreadable(Path file, Refusal why) {
    return Outcome.refused(
        "PROOF_UNREADABLE", file.getFileName() + ": " + why.reason() + ", " + why.detail() + NEXT);
  }

  private static Outcome<Earlier> otherwise(Path file, String difference) {
    return Outcome.refused(
        "REGISTERED_OTHERWISE",
        file.getFileName() + " belongs to another registration: " + difference + NEXT);
  }

  /** The first member that differs; leaves that are not known here are not compared. */
  private static Optional<String> difference(
      Entry there, Map<String, Json> leaves, WorkDraft work, String log) {
    Map<String, Json> old = new TreeMap<>();
    Map<String, Json> now = new TreeMap<>();
    for (Map.Entry<String, Json> leaf : work.leaves().entrySet()) {
      Optional.ofNullable(leaves.get(leaf.getKey()))
          .ifPresent(known -> {
            flatten(leaf.getKey(), known, old);
            flatten(leaf.getKey(), leaf.getValue(), now);
          });
    }
    flatten("", there.body().without("completed"), old);
    flatten("", work.body().without("completed"), now);
    old.put("log", new Json.Str(there.log()));
    now.put("log", new Json.Str(log));
    old.put("party", new Json.Str(there.by().map(Object::toString).orElse("–")));
    now.put("party", new Json.Str(work.owner().toString()));
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(
            name -> !Optional.ofNullable(old.get(name)).equals(Optional.ofNullable(now.get(name))))
        .findFirst()
        .map(name -> name + ": " + shown(old, name) + " there, " + shown(now, name) + " now");
  }

  private static void flatten(String path, Json value, Map<String, Json> into) {
    String inside = path.isEmpty() ? "" : path + "/";
    if (value instanceof Json.Obj object) {
      object.members().forEach((name, member) -> flatten(inside + name, member, into));
    } else if (value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        flatten(inside + i, list.items().get(i), into);
      }
    } else {
      into.put(path, value);
    }
  }

  private static String shown(Map<String, Json> members, String name) {
    Json value = members.get(name);
    if (value == null) {
      return "nothing";
    }
    return value instanceof Json.Str text
        ? text.value()
        : new String(Jcs.write(value), StandardCharsets.UTF_8);
  }
}
