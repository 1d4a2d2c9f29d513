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
 */
record Item(Path file, FileFacts facts, WorkDraft draft, Optional<PrivateFile> begun) {
  Item anew() {
    return new Item(file, facts, draft, Optional.empty());
  }
}
