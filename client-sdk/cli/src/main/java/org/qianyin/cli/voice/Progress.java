package org.qianyin.cli.voice;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far long work is: a bar on a terminal, else one line at the start and one at the end, and
 * nothing for a program that reads JSON. Safe for several threads.
 */
public final class Progress implements AutoCloseable {
  /** The total of what has no known end. */
  public static final long OPEN = -1;

  private static final int WIDTH = 80;
  private final @Nullable ProgressBar bar;
  private final Voice voice;
  private final String name;

  private Progress(Voice voice, String name, @Nullable ProgressBar bar) {
    this.voice = voice;
    this.name = name;
    this.bar = bar;
  }

  static Progress start(Voice voice, String name, long total, boolean bytes) {
    if (!voice.isTerminal()) {
      note(voice, "progress.start", name);
      return new Progress(voice, name, null);
    }
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(100)
            .setConsumer(new ConsoleProgressBarConsumer(voice.notes(), WIDTH));
    return new Progress(voice, name, (bytes ? builder.setUnit(" MiB", 1 << 20) : builder).build());
  }

  private static void note(Voice voice, String key, String name) {
    if (!voice.speaksJson()) {
      voice.note(key, name);
    }
  }

  public void reach(long step) {
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else {
      note(voice, "progress.end", name);
    }
  }
}
