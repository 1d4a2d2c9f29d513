package org.qianyin.cli.act;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code qianyin}: the options that every command has, and what the process was started with. */
public abstract class Root implements Runnable {
  private final Voice voice;
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  protected Root(Voice voice, Map<String, String> environment) {
    this.voice = voice;
    this.environment = environment;
  }

  @Option(names = "--json", scope = ScopeType.INHERIT)
  void json(boolean wanted) {
    voice.speakJson(wanted);
  }

  /** Read before parsing, so that help and errors speak it too; here only checked. */
  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  void language(String name) {
    if (spec != null && Language.of(name).isEmpty()) {
      throw new ParameterException(spec.commandLine(), voice.text("usage.lang", name));
    }
  }

  public Voice voice() {
    return voice;
  }

  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
