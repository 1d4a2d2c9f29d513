package org.qianyin.backend.exports;

import java.io.IOException;
import java.util.Optional;
import org.qianyin.backend.ledger.HeadQueries;
import org.qianyin.backend.ledger.LogReader;
import org.springframework.stereotype.Component;

/** The moments of the published log. */
@Component
class PublishedMoments implements Moments {

  private final LogReader log;
  private final HeadQueries queries;

  PublishedMoments(LogReader log, HeadQueries queries) {
    this.log = log;
    this.queries = queries;
  }

  @Override
  public Optional<Moment> newest() {
    return log.newest().flatMap(head -> of(head.size()));
  }

  @Override
  public Optional<Moment> of(long size) {
    return log.timeOf(size).map(time -> new Moment(size, log.root(size), time));
  }

  @Override
  public void reading(Moment moment, Reading reading) throws IOException {
    queries.asOf(
        new LogReader.Published(moment.size(), moment.root()),
        () -> {
          reading.run();
          return moment;
        });
  }
}
