package org.qianyin.client.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Receipt;
import org.qianyin.client.Verifier;
import org.qianyin.client.draft.FileFacts;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/** The files that a registration leaves beside a work: {@code FILE.qianyin.json} and its secret. */
public final class ProofFiles {
  /** What is put behind the name of a file that a proof is about. */
  public static final String ENDING = ".qianyin.json";

  private ProofFiles() {}

  /** Where the proof of {@code file} lies. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  /** The receipt beside the file, if it is there, about these bytes, and not failed. */
  static Optional<Receipt> finished(Path file, FileFacts facts, Verifier verifier)
      throws IOException {
    Path proof = beside(file);
    if (!Files.isRegularFile(proof) || Files.size(proof) > Bundle.MAX_BYTES) {
      return Optional.empty();
    }
    Outcome<Receipt> receipt =
        Bundle.parse(Files.readAllBytes(proof))
            .then(bundle ->
                Entry.parse(bundle.entry().toArray(), Rules.types())
                    .then(entry -> Receipt.check(entry, bundle, verifier.verify(bundle))));
    return receipt instanceof Outcome.Ok<Receipt> ok
            && isAbout(ok.value().entry().entry(), facts, Optional.empty())
        ? Optional.of(ok.value())
        : Optional.empty();
  }

  /** What was signed for these bytes, for this log, and has no proof yet. */
  static Optional<PrivateFile> begun(Path file, FileFacts facts, String log) throws IOException {
    Path secret = PrivateFile.beside(file);
    if (!Files.isRegularFile(secret)) {
      return Optional.empty();
    }
    return PrivateFile.read(secret) instanceof Outcome.Ok<PrivateFile> ok
            && ok.value().entry().log().equals(log)
            && isAbout(ok.value().entry(), facts, Optional.of(ok.value()))
        ? Optional.of(ok.value())
        : Optional.empty();
  }

  private static boolean isAbout(Entry entry, FileFacts facts, Optional<PrivateFile> secret) {
    String digest = facts.fingerprint().sha256().toString();
    boolean open =
        entry.body().objects("files").stream()
            .anyMatch(file -> file.optionalString("digest").equals(Optional.of(digest)));
    return open
        || secret
            .flatMap(PrivateFile::doc)
            .map(doc -> new Json.Str(digest).equals(doc.fields().get("files/0/digest")))
            .orElse(false);
  }
}
