package org.qianyin.proof.check;

import java.util.List;
import org.qianyin.proof.Check;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.log.Checkpoint;

/** Checks {@code entry}, {@code content}, {@code signature} and {@code inclusion}. */
final class EntryChecks {

  private static final String CONTENT = "content:sha256:";

  private EntryChecks() {}

  static Check entry(Examination examination) {
    Outcome<Entry> read = examination.entries().read(examination.bundle().entry()).entry();
    if (read instanceof Outcome.Refused<Entry> refused) {
      return Check.failed(refused.refusal());
    }
    Entry entry = read.orThrow();
    if (entry.isHead()) {
      return Check.failed("ENTRY_IS_HEAD", "entry: a head of the index is nobody's act");
    }
    examination.established(entry);
    if (!examination.hasCheckpoint()) {
      return Check.skipped(); // of which log it should be is not known
    }
    String log = examination.checkpoint().checkpoint().origin();
    return entry.log().equals(log)
        ? Check.passed(entry.id().hex())
        : Check.failed("LOG_MISMATCH", "entry: want log " + log + ", got " + entry.log());
  }

  static boolean hasFile(Examination examination) {
    return examination.file().isPresent();
  }

  static Check content(Examination examination) {
    List<String> digests =
        examination.entry().subjects().stream()
            .map(subject -> subject.text())
            .filter(subject -> subject.startsWith(CONTENT))
            .toList();
    if (digests.isEmpty()) {
      return Check.unknown("NO_CONTENT", "entry: it names no file");
    }
    Digest file = examination.file().orElseThrow();
    return digests.contains(CONTENT + file.hex())
        ? Check.passed(file.hex())
        : Check.failed("CONTENT_MISMATCH", "file: the entry does not name SHA-256 " + file);
  }

  static Check signature(Examination examination) {
    return examination.entries().read(examination.bundle().entry()).signature();
  }

  static Check inclusion(Examination examination) {
    Checkpoint checkpoint = examination.checkpoint().checkpoint();
    Digest leaf = examination.entries().read(examination.bundle().entry()).leafHash();
    return examination
        .inclusion()
        .inclusion(checkpoint.size())
        .check(leaf, checkpoint.root())
        .map(Check::failed)
        .orElse(Check.passed("seq " + examination.inclusion().index()));
  }
}
