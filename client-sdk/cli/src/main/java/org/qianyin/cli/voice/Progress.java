package org.qianyin.cli.voice;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far long work is: a bar on a terminal, else one line at the start and one at the end. Safe
 * for several threads.
 */
public final class Progress implements AutoCloseable {
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
      voice.note("progress.start", name);
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
      voice.note("progress.end", name);
    }
  }
}
