package org.qianyin.backend.ledger.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.backend.ledger.Admission;
import org.qianyin.backend.ledger.Submission;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/** Reads what is sent as {@code {"entry":"<base64>","openings":[…]}}, alone or in a list. */
final class SubmissionReader {

  /** Disclosures nest as deeply as the values that people commit to. */
  private static final int DEPTH = 24;

  /** Of a name that is told again. */
  private static final int MOST_NAME = 40;

  private static final Set<String> MEMBERS = Set.of("entry", "openings");

  private SubmissionReader() {}

  /** One submission; {@code BAD_REQUEST} if it has another shape. */
  static Outcome<Submission> one(byte[] utf8) {
    return json(utf8, DEPTH).then(SubmissionReader::one);
  }

  /** What is wrong with the body is not to be read as something wrong with an entry. */
  private static Outcome<Json> json(byte[] utf8, int depth) {
    Outcome<Json> read = Jcs.parse(utf8, depth);
    return read instanceof Outcome.Refused<Json> refused
        ? Outcome.refused(
            "BAD_REQUEST",
            "body: %s (%s)"
                .formatted(refused.refusal().detail(), refused.refusal().reason().code()))
        : read;
  }

  private static Outcome<Submission> one(Json json) {
    Optional<String> unknown = unknownMember(json);
    if (unknown.isPresent()) {
      return Outcome.refused(
          "BAD_REQUEST", "body: want the members entry and openings, got also " + unknown.get());
    }
    if (!(json instanceof Json.Obj object)
        || !(object.get("entry").orElse(null) instanceof Json.Str entry)
        || !(object.get("openings").orElse(new Json.Arr(List.of())) instanceof Json.Arr openings)) {
      return Outcome.refused("BAD_REQUEST", "body: want {\"entry\":\"<base64>\",\"openings\":[…]}");
    }
    Optional<byte[]> bytes = Base64Strict.STANDARD.decode(entry.value());
    return bytes.isEmpty()
        ? Outcome.refused("BAD_REQUEST", "entry: want base64 with padding")
        : Admission.of(bytes.get(), openings.items());
  }

  private static Optional<String> unknownMember(Json json) {
    return json instanceof Json.Obj object
        ? object.members().keySet().stream()
            .filter(name -> !MEMBERS.contains(name))
            .map(name -> name.length() > MOST_NAME ? name.substring(0, MOST_NAME) + "…" : name)
            .findFirst()
        : Optional.empty();
  }

  /** A list of submissions, each for itself; {@code BAD_REQUEST} if it is no list. */
  static Outcome<List<Outcome<Submission>>> list(byte[] utf8) {
    return json(utf8, DEPTH + 1)
        .then(json ->
            json instanceof Json.Arr list
                ? Outcome.ok(list.items().parallelStream().map(SubmissionReader::one).toList())
                : Outcome.refused("BAD_REQUEST", "body: want a list of submissions"));
  }

  /** The same, one submission a line. */
  static List<Outcome<Submission>> lines(byte[] utf8) {
    List<byte[]> lines = new ArrayList<>();
    new String(utf8, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
    return lines.parallelStream().map(SubmissionReader::one).toList();
  }
}
