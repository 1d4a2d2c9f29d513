package org.qianyin.client.register;

import java.nio.file.Path;
import org.qianyin.proof.entry.EntryDraft;

/** Hears how far a run is. Called from several threads. */
public interface Listener {
  /** So many more bytes are hashed. */
  default void hashed(long bytes) {}

  /** So many more bytes of files are on their way to the server. */
  default void uploaded(long bytes) {}

  /** One more file is finished with. */
  default void finished(Registration registration) {}

  /**
   * Asks once, for the first work, before anything is signed; the others wait.
   *
   * @param first what will be signed
   * @param title of the work, which stays beside the log
   * @return false to sign nothing
   */
  default boolean agree(Path file, EntryDraft first, String title) {
    return true;
  }
}
