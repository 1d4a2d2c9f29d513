package org.qianyin.client.register;

import java.nio.file.Path;
import java.util.Optional;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.draft.FileFacts;
import org.qianyin.client.draft.WorkDraft;

/**
 * A file on its way through a run.
 *
 * @param begun what a run before this one signed for it and did not bring home
 * @param second the digest that its entry still waits for
 */
record Item(
    Path file,
    FileFacts facts,
    WorkDraft draft,
    Optional<PrivateFile> begun,
    Optional<SecondDigest> second) {
  Item anew() {
    return new Item(file, facts, draft, Optional.empty(), second);
  }

  /** With a draft that names the second digest, which is there now. */
  Item with(FileFacts both, WorkDraft named) {
    return new Item(file, both, named, begun, Optional.empty());
  }
}
