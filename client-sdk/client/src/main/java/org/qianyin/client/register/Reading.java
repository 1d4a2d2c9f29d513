package org.qianyin.client.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qianyin.client.draft.FileFacts;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.sealed.FileKey;
import org.qianyin.media.sealed.SealingStream;

/** What a run finds out about its files. Used by several threads. */
final class Reading {
  private final Plan plan;
  private final Listener listener;
  private final ExecutorService sm3;

  /**
   * @param capacity the most files of the run
   */
  Reading(Plan plan, Listener listener, int capacity) {
    this.plan = plan;
    this.listener = listener;
    // Half of the cores at most: the passes go first.
    int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.sm3 =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity + 1),
            task -> {
              Thread thread = new Thread(task, "register-sm3");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What is known of a file after the pass over it.
   *
   * @param second SM3, which is being computed, if the plan asks for it
   */
  record Found(FileFacts facts, Optional<SecondDigest> second) {}

  Found read(Path file) throws IOException {
    if (!plan.sm3()) {
      return new Found(facts(file), Optional.empty());
    }
    SecondDigest.State before = SecondDigest.State.of(file);
    FileFacts facts = facts(file);
    return new Found(facts, Optional.of(SecondDigest.begin(file, before, sm3)));
  }

  private FileFacts facts(Path file) throws IOException {
    String name = file.getFileName().toString();
    long[] before = {0};
    Fingerprint.Options options =
        Fingerprint.Options.DEFAULTS
            .named(name)
            .reporting(at -> {
              listener.hashed(at - before[0]);
              before[0] = at;
            });
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      LocalDate date =
          LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneId.systemDefault());
      Fingerprint fingerprint = Fingerprint.of(in, options);
      return new FileFacts(name, fingerprint, date, sealed(file, fingerprint));
    }
  }

  /** What the file is when sealed; its key is beside it before anything is sent. */
  private Optional<Fingerprint> sealed(Path file, Fingerprint plain) throws IOException {
    if (!plan.encrypt()) {
      return Optional.empty();
    }
    FileKey key = KeyBeside.of(file);
    try (InputStream in = new SealingStream(Files.newInputStream(file), plain.sha256(), key)) {
      Fingerprint.Options options = Fingerprint.Options.DEFAULTS.typed(MediaType.UNKNOWN);
      return Optional.of(Fingerprint.of(in, options));
    }
  }

  /** Nothing is asked any more. */
  void finish() {
    sm3.shutdownNow();
  }
}
