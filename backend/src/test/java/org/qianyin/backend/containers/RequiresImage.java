package org.qianyin.backend.containers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class only where a Docker engine answers and has this image of docker/compose.yaml,
 * or can pull it. Elsewhere it is told of by name, and is a failure under {@code
 * QIANYIN_REQUIRE=all}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImageCondition.class)
public @interface RequiresImage {

  /** Name without a tag, such as {@code ipfs/kubo}. */
  String value();
}
