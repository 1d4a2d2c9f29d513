package org.qianyin.backend.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Gives an image that is named without a tag the tag that docker/compose.yaml pins, so that tests
 * run what operators run. Named in {@code testcontainers.properties}.
 */
public final class ComposeImages extends ImageNameSubstitutor {

  private static final Path COMPOSE = Path.of("..", "docker", "compose.yaml");
  private static final Pattern IMAGE = Pattern.compile("(?m)^ *image: (\\S+):(\\S+)$");

  private final Map<String, String> tags;

  /** Reads docker/compose.yaml. */
  public ComposeImages() {
    try {
      this.tags =
          IMAGE
              .matcher(Files.readString(COMPOSE))
              .results()
              .collect(Collectors.toMap(at -> at.group(1), ComposeImages::tag, (one, same) -> one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(MatchResult image) {
    return image.group(2);
  }

  @Override
  public DockerImageName apply(DockerImageName original) {
    String tag = tags.get(original.getUnversionedPart());
    return tag == null ? original : original.withTag(tag).asCompatibleSubstituteFor(original);
  }

  @Override
  protected String getDescription() {
    return "tags of docker/compose.yaml";
  }
}
