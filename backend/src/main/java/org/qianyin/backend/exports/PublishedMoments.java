package org.qianyin.backend.exports;

import java.util.Optional;
import org.qianyin.backend.ledger.LogReader;
import org.springframework.stereotype.Component;

/** The moments of the published log. */
@Component
class PublishedMoments implements Moments {

  private final LogReader log;

  PublishedMoments(LogReader log) {
    this.log = log;
  }

  @Override
  public Optional<Moment> newest() {
    return log.newest().flatMap(head -> of(head.size()));
  }

  @Override
  public Optional<Moment> of(long size) {
    return log.timeOf(size).map(time -> new Moment(size, log.root(size), time));
  }
}
