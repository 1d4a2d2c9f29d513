package org.qianyin.client.register;

import java.nio.file.Path;

/** The files that a registration leaves beside a work: {@code FILE.qianyin.json} and its secret. */
public final class ProofFiles {
  /** What is put behind the name of a file that a proof is about. */
  public static final String ENDING = ".qianyin.json";

  private ProofFiles() {}

  /** Where the proof of {@code file} lies. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }
}
