package org.qianyin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qianyin.client.register.Listener;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.entry.EntryDraft;

/** Shows how far a registration is: bytes hashed, works finished; asks once before signing. */
final class RegisterProgress implements Listener, AutoCloseable {
  private final Agreement agreement;
  private final Progress hashing;
  private final Progress finishing;

  RegisterProgress(Voice voice, List<Path> files, boolean yes) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    this.agreement = new Agreement(voice, yes);
    // Asked before the bars begin, since they and the question would write over each other.
    this.hashing = voice.progress("register.hashing", bytes, true);
    this.finishing = voice.progress("register.finishing", files.size(), false);
  }

  @Override
  public void hashed(long bytes) {
    hashing.add(bytes);
  }

  @Override
  public void finished(Registration registration) {
    finishing.add(1);
  }

  @Override
  public boolean agree(Path file, EntryDraft first, String title) {
    return agreement.given(first.json(), title);
  }

  @Override
  public void close() {
    hashing.close();
    finishing.close();
  }
}
