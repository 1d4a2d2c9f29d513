package org.qianyin.cli.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.Rules;

/** A work as people name it: its id, the proof of its registration, or the file it is made of. */
public final class WorkReference {
  private WorkReference() {}

  /** The id of the work, or of the entry, that {@code text} names. */
  public static EntryId of(Voice voice, String text) {
    String bare = text.startsWith("work:") ? text.substring("work:".length()) : text;
    if (Digest.isHex(bare)) {
      return EntryId.ofHex(bare);
    }
    return entry(voice, Path.of(text)).id();
  }

  /** The entry that the proof at {@code path}, or beside it, is about. */
  static Entry entry(Voice voice, Path path) {
    Path beside = ProofFiles.beside(path);
    Path proof = Files.isRegularFile(beside) ? beside : path;
    if (!Files.isRegularFile(proof)) {
      throw Trouble.usage(voice, "work.unknown", Visible.of(path.toString()));
    }
    try {
      Outcome<Entry> entry =
          Bundle.parse(ProofFiles.read(proof))
              .then(bundle -> Entry.parse(bundle.entry().toArray(), Rules.types()));
      return Answers.given(entry);
    } catch (IOException e) {
      throw Trouble.undecided(voice, "file.unreadable", Visible.of(proof.toString()), e);
    }
  }
}
