package org.qianyin.proof.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class or method only where these programs are found ({@link Programs}). Where one is
 * missing, {@link NotRunHere} tells of it: by name at the end of {@code ./mvnw verify}, and as a
 * failure under {@code QIANYIN_REQUIRE=all}.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramCondition.class)
public @interface RequiresProgram {

  /** Names of executables, such as {@code geth}. */
  String[] value();
}
