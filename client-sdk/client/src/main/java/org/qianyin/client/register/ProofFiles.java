package org.qianyin.client.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qianyin.proof.Bundle;

/** The files that a registration leaves beside a work: {@code FILE.qianyin.json} and its secret. */
public final class ProofFiles {
  /** What is put behind the name of a file that a proof is about. */
  public static final String ENDING = ".qianyin.json";

  private ProofFiles() {}

  /** Where the proof of {@code file} lies. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  /** The bytes of a proof. One more than a bundle may have is enough to say so. */
  public static byte[] read(Path proof) throws IOException {
    try (InputStream in = Files.newInputStream(proof)) {
      return in.readNBytes(Bundle.MAX_BYTES + 1);
    }
  }
}
