package org.qianyin.backend.platform;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of a failed start on standard error, instead of the framework's banner among the logs. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    StartFailure.of(failure).tell(System.err);
    return true;
  }
}
