package org.qianyin.backend.containers;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.qianyin.proof.testing.NotRunHere;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** Decides {@link RequiresImage}. */
final class ImageCondition implements ExecutionCondition {

  private static final long PULL_MINUTES = 5;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> image =
        AnnotationSupport.findAnnotation(context.getElement(), RequiresImage.class)
            .map(RequiresImage::value);
    Optional<String> lack = image.flatMap(ImageCondition::lack);
    if (lack.isEmpty()) {
      return ConditionEvaluationResult.enabled("there is an image");
    }
    NotRunHere.tell(image.orElseThrow() + " in a container", lack.get());
    return ConditionEvaluationResult.disabled("not run here: " + lack.get());
  }

  private static Optional<String> lack(String image) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("no Docker engine answers; docker/ci/engine starts one");
    }
    try {
      new RemoteDockerImage(DockerImageName.parse(image)).get(PULL_MINUTES, TimeUnit.MINUTES);
      return Optional.empty();
    } catch (TimeoutException | RuntimeException e) {
      return Optional.of("no such image, and no registry has it; docker/ci/stand-ins makes one");
    }
  }
}
