package org.qianyin.cli.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Outcome;
import picocli.CommandLine.Option;

/** {@code --policy FILE}: whom the caller trusts. There is no default but the environment's. */
public final class PolicyOption {
  /** Its name in the environment. */
  static final String VARIABLE = "QIANYIN_POLICY";

  @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "policy")
  private @Nullable Path file;

  public Policy read(Root root) throws IOException {
    String fromEnvironment = root.environment().getOrDefault(VARIABLE, "");
    if (file == null && fromEnvironment.isEmpty()) {
      throw Trouble.usage(root.voice(), "policy.missing", VARIABLE);
    }
    Path path = file == null ? Path.of(fromEnvironment) : file;
    try {
      Outcome<Policy> policy = Policy.parse(Files.readAllBytes(path));
      if (policy instanceof Outcome.Refused<Policy> refused) {
        throw Trouble.usage(
            root.voice(), "policy.bad", Visible.of(path.toString()), refused.refusal().detail());
      }
      return policy.orThrow();
    } catch (NoSuchFileException e) {
      throw Trouble.usage(root.voice(), "file.missing", Visible.of(path.toString()));
    }
  }
}
