package org.qianyin.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qianyin.media.Sm3;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.work.WorkRegistered;

/**
 * The SM3 that an entry names beside the SHA-256 of a file. It is checked too, since a reader may
 * rely on it alone.
 */
final class NamedSm3 {

  private NamedSm3() {}

  /**
   * The verdict about a file, with its SM3 checked where the entry names one.
   *
   * @throws IOException if the file cannot be read again
   */
  static Verdict check(Verdict verdict, Path file, Digest sha256) throws IOException {
    Optional<String> named =
        verdict.entry().map(Sequenced::entry).flatMap(entry -> beside(sha256, entry));
    boolean right =
        verdict.findings(CheckName.CONTENT).stream().allMatch(it -> it.outcome().isPassed());
    if (named.isEmpty() || !right) {
      return verdict;
    }
    String found;
    try (InputStream in = Files.newInputStream(file)) {
      found = Sm3.of(in).toString();
    }
    Check content =
        found.equals(named.get())
            ? Check.passed(sha256.hex() + " " + found)
            : Check.failed(
                "CONTENT_MISMATCH",
                "file: its SHA-256 is that of the entry, but the entry names "
                    + named.get()
                    + " and the file has "
                    + found);
    return with(content, verdict);
  }

  private static Optional<String> beside(Digest sha256, Entry entry) {
    return entry.type().equals(WorkRegistered.TYPE) && entry.version() == 1
        ? WorkRegistered.of(entry).files().stream()
            .filter(file -> file.digest().equals(Optional.of(sha256)))
            .findFirst()
            .flatMap(file -> file.sm3())
        : Optional.empty();
  }

  private static Verdict with(Check content, Verdict verdict) {
    List<Finding> findings =
        verdict.findings().stream()
            .map(it ->
                it.name() == CheckName.CONTENT ? new Finding(it.name(), it.about(), content) : it)
            .toList();
    return new Verdict(
        findings,
        verdict.entry(),
        verdict.checkpoint(),
        verdict.head(),
        verdict.asOf(),
        verdict.policyName(),
        verdict.subjects());
  }
}
