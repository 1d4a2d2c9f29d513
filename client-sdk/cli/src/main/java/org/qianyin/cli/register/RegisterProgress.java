package org.qianyin.cli.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Voice;
import org.qianyin.client.register.Listener;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.entry.EntryDraft;

/**
 * Shows how far a registration is: bytes hashed, works finished; asks once before signing. Where
 * there is something to ask, the bars begin behind the answer: they would write over the question.
 */
final class RegisterProgress implements Listener, AutoCloseable {
  private final Voice voice;
  private final Agreement agreement;
  private final int files;
  private final long bytes;
  private long hashed;
  private int finished;
  private @Nullable Progress hashing;
  private @Nullable Progress finishing;

  RegisterProgress(Voice voice, List<Path> files, boolean yes) throws IOException {
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    this.voice = voice;
    this.files = files.size();
    this.bytes = sum;
    this.agreement = new Agreement(voice, yes);
    if (!agreement.asks()) {
      begin();
    }
  }

  private synchronized void begin() {
    hashing = voice.progress("register.hashing", bytes, true);
    finishing = voice.progress("register.finishing", files, false);
    hashing.reach(hashed);
    finishing.reach(finished);
  }

  @Override
  public synchronized void hashed(long more) {
    hashed += more;
    if (hashing != null) {
      hashing.reach(hashed);
    }
  }

  @Override
  public synchronized void finished(Registration registration) {
    finished++;
    if (finishing != null) {
      finishing.reach(finished);
    }
  }

  @Override
  public boolean agree(Path file, EntryDraft first, String title) {
    boolean agreed = agreement.given(first.json(), title);
    if (agreed && agreement.asks()) {
      begin();
    }
    return agreed;
  }

  @Override
  public synchronized void close() {
    if (hashing != null && finishing != null) {
      hashing.close();
      finishing.close();
    }
  }
}
