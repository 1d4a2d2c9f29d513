package org.qianyin.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of those who take the file in: what it is asked with, and its figures. */
final class Ingest {

  /** Sends a file; the answer names its CID. */
  interface Request {
    String send(Path file) throws IOException;
  }

  private static final Pattern CID = Pattern.compile("\"(?:cid|Hash)\":\"([a-z0-9]+)\"");

  private final int mebibytes;
  private final Request request;
  private final Supplier<Duration> processorTime;
  private final Figures speed;
  private final Figures processor;

  /**
   * @param mebibytes of each file
   * @param processorTime that the process has taken so far
   */
  Ingest(String name, int mebibytes, Request request, Supplier<Duration> processorTime) {
    this.mebibytes = mebibytes;
    this.request = request;
    this.processorTime = processorTime;
    this.speed = new Figures(name, "MiB/s");
    this.processor = new Figures("  processor time of its process", "s/GiB");
  }

  /**
   * Sends a file and takes the time.
   *
   * @param counts whether this is a figure, and no warming up
   * @return the CID that was answered
   */
  String take(Path file, boolean counts) throws IOException {
    Duration before = processorTime.get();
    long start = System.nanoTime();
    String answer = request.send(file);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (counts) {
      speed.add(mebibytes / seconds);
      processor.add(processorTime.get().minus(before).toMillis() * 1.024 / mebibytes);
    }
    Matcher cid = CID.matcher(answer);
    if (!cid.find()) {
      throw new IOException("no CID in the answer: " + answer);
    }
    return cid.group(1);
  }

  Figures speed() {
    return speed;
  }

  void print() {
    speed.print();
    processor.print();
  }
}
