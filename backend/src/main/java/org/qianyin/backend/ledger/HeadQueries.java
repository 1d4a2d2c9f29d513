package org.qianyin.backend.ledger;

import java.util.Optional;
import java.util.function.LongFunction;
import org.qianyin.backend.database.Replica;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Queries about a published head: answered by a replica that holds this very head, size and root,
 * else by the primary. The tables of a head never change, so the answer is the same, and what was
 * just acknowledged is never unknown.
 */
@Service
public class HeadQueries {

  private final LogReader log;
  private final HeadStore heads;
  private final Optional<Replica> replica;

  HeadQueries(LogReader log, HeadStore heads, ObjectProvider<Replica> replica) {
    this.log = log;
    this.heads = heads;
    this.replica = Optional.ofNullable(replica.getIfAvailable());
  }

  /**
   * Asks as of the newest published head; what is not signed and public yet is not shown.
   *
   * @param query given the size of that head, 0 before there is one
   */
  public <T> T asOfNewest(LongFunction<T> query) {
    Optional<LogReader.Published> head = log.newest();
    if (head.isEmpty()) {
      return query.apply(0);
    }
    long size = head.get().size();
    Optional<T> elsewhere;
    try {
      elsewhere = elsewhere(head.get(), () -> query.apply(size));
    } catch (DataAccessException e) {
      elsewhere = Optional.empty(); // it broke off in the middle, and nobody has seen a part of it
    }
    return elsewhere.isPresent() ? elsewhere.get() : query.apply(size);
  }

  /**
   * Asks as of a published head, and only once: for answers that go out while they are read.
   *
   * @throws DataAccessException if it breaks off in the middle
   */
  public <T, X extends Exception> T asOf(LogReader.Published head, Replica.Query<T, X> query)
      throws X {
    Optional<T> elsewhere = elsewhere(head, query);
    return elsewhere.isPresent() ? elsewhere.get() : query.answer();
  }

  private <T, X extends Exception> Optional<T> elsewhere(
      LogReader.Published head, Replica.Query<T, X> query) throws X {
    return replica.isPresent()
        ? replica.get().read(() -> heads.holds(head.size(), head.root()), query)
        : Optional.empty();
  }
}
