package org.qianyin.cli.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Voice;
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.client.register.Listener;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.entry.EntryDraft;

/**
 * Shows how far a registration is: bytes hashed, bytes sent, works finished, one after the other
 * since a terminal has one line for them; asks once before signing.
 */
final class RegisterProgress implements Listener, AutoCloseable {
  private static final int HASHED = 0;
  private static final int SENT = 1;
  private static final int FINISHED = 2;

  private final Voice voice;
  private final Agreement agreement;
  private final List<Path> files;
  private final long[] totals;
  private final long[] reached = new long[3];
  private int part;
  private boolean asking;
  private @Nullable Progress shown;

  /**
   * @param upload whether files will be sent
   */
  RegisterProgress(Voice voice, List<Path> files, boolean upload, Agreement agreement)
      throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    this.voice = voice;
    this.files = files;
    this.totals = new long[] {bytes, upload ? bytes : 0, files.size()};
    this.agreement = agreement;
    show();
  }

  @Override
  public synchronized void hashed(long more) {
    reached[HASHED] += more;
    show();
  }

  @Override
  public synchronized void uploaded(long more) {
    reached[SENT] += more;
    show();
  }

  @Override
  public synchronized void finished(Registration registration) {
    reached[FINISHED]++;
    if (reached[FINISHED] == totals[FINISHED]) {
      // What was refused or there before was not sent, and perhaps not read to its end.
      reached[HASHED] = totals[HASHED];
      totals[SENT] = reached[SENT];
    }
    show();
  }

  /** The first part that is not done yet, and an end to those before it. */
  private void show() {
    while (part < totals.length && !asking && !isSendingAwaited()) {
      if (shown == null && (totals[part] > 0 || part == FINISHED)) {
        shown = begin();
      }
      if (shown != null) {
        shown.reach(Math.min(reached[part], totals[part]));
      }
      if (reached[part] < totals[part]) {
        return;
      }
      hide();
      part++;
    }
  }

  /** Perhaps nothing has to be sent, and then nobody is told so. */
  private boolean isSendingAwaited() {
    return part == SENT && totals[SENT] > 0 && reached[SENT] == 0;
  }

  private Progress begin() {
    return switch (part) {
      case HASHED -> voice.bytes(totals[HASHED], "register.hashing");
      case SENT -> voice.bytes(totals[SENT], "register.uploading");
      default -> voice.steps(totals[FINISHED], "register.finishing");
    };
  }

  private void hide() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }

  @Override
  public boolean agree(Path file, EntryDraft first, String title) {
    pause(true);
    try {
      return agreement.given(first.json(), title, others(file));
    } finally {
      pause(false);
    }
  }

  /** A bar would write over the question. */
  private synchronized void pause(boolean wanted) {
    if (voice.isTerminal()) {
      asking = wanted;
      if (asking) {
        hide();
      } else {
        show();
      }
    }
  }

  private List<String> others(Path file) {
    return files.stream()
        .filter(other -> !other.equals(file))
        .map(other -> other.getFileName().toString())
        .map(name -> WorkDefaults.title(name).orElse(name))
        .toList();
  }

  @Override
  public synchronized void close() {
    hide();
  }
}
