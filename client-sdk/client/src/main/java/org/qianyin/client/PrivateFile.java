package org.qianyin.client;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/**
 * What its owner keeps beside a work and shows to nobody: the signed entry, and the salts and
 * values behind its {@code doc} ({@code qianyin-private@1}). Written before the entry is sent, so
 * that a broken run is taken up with the very same entry.
 */
public record PrivateFile(Entry entry, Optional<DocCommitment> doc) {
  /** What is put behind the name of the file that a work is made of. */
  public static final String ENDING = ".qianyin.private.json";

  private static final String FORMAT = "qianyin-private@1";
  private static final int MAX_BYTES = 4 << 20;
  private static final int DEPTH = 32;

  /** Where it lies for a work made of {@code file}. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  /**
   * Reads a private file.
   *
   * @return the file, or {@code PRIVATE_SHAPE}, or a code of the entry
   * @throws IOException if it cannot be read
   */
  public static Outcome<PrivateFile> read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      return shape();
    }
    return Jcs.parse(Files.readAllBytes(path), DEPTH).then(PrivateFile::of);
  }

  private static Outcome<PrivateFile> of(Json json) {
    if (!(json instanceof Json.Obj file)
        || !new Json.Str(FORMAT).equals(file.get("format").orElse(null))
        || !(file.get("entry").orElse(null) instanceof Json.Str text)) {
      return shape();
    }
    Optional<byte[]> bytes = Base64Strict.STANDARD.decode(text.value());
    if (bytes.isEmpty()) {
      return shape();
    }
    Outcome<Entry> entry = Entry.parse(bytes.get(), Rules.types());
    return file.has("doc")
        ? entry.then(signed ->
            DocCommitment.parse(file.object("doc"))
                .then(doc -> Outcome.ok(new PrivateFile(signed, Optional.of(doc)))))
        : entry.then(signed -> Outcome.ok(new PrivateFile(signed, Optional.empty())));
  }

  private static Outcome<PrivateFile> shape() {
    return Outcome.refused(
        "PRIVATE_SHAPE", "private file: want {doc?, entry, format: \"" + FORMAT + "\"}");
  }

  /**
   * Writes the file so that its owner alone can read it, whole or not at all.
   *
   * @throws IOException if the folder cannot be written
   */
  public void write(Path path) throws IOException {
    Json.Obj json =
        Json.Obj.of(
            Map.of(
                "format", new Json.Str(FORMAT),
                "entry", new Json.Str(Base64Strict.STANDARD.encode(entry.bytes()))));
    writeSecret(path, Jcs.write(doc.isPresent() ? json.with("doc", doc.get().toJson()) : json));
  }

  /**
   * Writes bytes that only the owner of the process may read (mode 600), whole or not at all.
   *
   * @throws IOException if the folder cannot be written
   */
  public static void writeSecret(Path path, byte[] bytes) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    Path draft =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? Files.createTempFile(
                folder, ".qianyin-", ".tmp", PosixFilePermissions.asFileAttribute(owner))
            : Files.createTempFile(folder, ".qianyin-", ".tmp");
    move(draft, bytes, path);
  }

  /**
   * Writes bytes that anybody may read, whole or not at all.
   *
   * @throws IOException if the folder cannot be written
   */
  public static void writeWhole(Path path, byte[] bytes) throws IOException {
    Path name = path.toAbsolutePath();
    move(name.resolveSibling("." + name.getFileName() + ".tmp"), bytes, path);
  }

  private static void move(Path draft, byte[] bytes, Path path) throws IOException {
    try {
      Files.write(draft, bytes);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }
}
