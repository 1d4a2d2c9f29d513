package org.qianyin.backend.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A copy of the database that queries may be answered from. Within {@link #read} every statement of
 * this thread goes there, in one read-only snapshot; what must be current is simply not asked here.
 */
public final class Replica {

  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
  private static final String QUERIES = "qianyin.replica.queries";

  /** A question to the database. */
  public interface Query<T, X extends Exception> {
    T answer() throws X;
  }

  private final QueriesElsewhere databases;
  private final PlatformTransactionManager transactions;
  private final MeterRegistry metrics;
  private final Duration pause;
  private volatile long awayUntil = System.nanoTime();

  Replica(
      QueriesElsewhere databases,
      PlatformTransactionManager transactions,
      MeterRegistry metrics,
      Duration pause) {
    this.databases = databases;
    this.transactions = transactions;
    this.metrics = metrics;
    this.pause = pause;
  }

  /**
   * Asks the copy.
   *
   * @param holds asked there first, in the same snapshot: whether it is up to what is needed
   * @return empty if it does not hold that, or does not answer; then the query was not begun
   * @throws DataAccessException if it stops answering in the middle of the query
   */
  public <T, X extends Exception> Optional<T> read(BooleanSupplier holds, Query<T, X> query)
      throws X {
    if (System.nanoTime() - awayUntil < 0) {
      count("away");
      return Optional.empty();
    }
    return databases.onReplica(() -> inSnapshot(holds, query));
  }

  private <T, X extends Exception> Optional<T> inSnapshot(BooleanSupplier holds, Query<T, X> query)
      throws X {
    TransactionStatus snapshot;
    try {
      snapshot = transactions.getTransaction(readOnly());
    } catch (TransactionException e) {
      leaveAlone(e);
      return Optional.empty();
    }
    try {
      if (!isHeld(holds)) {
        return Optional.empty();
      }
      T answer = query.answer();
      count("answered");
      return Optional.of(answer);
    } catch (DataAccessException e) {
      leaveAlone(e);
      throw e;
    } finally {
      end(snapshot);
    }
  }

  private boolean isHeld(BooleanSupplier holds) {
    try {
      boolean held = holds.getAsBoolean();
      if (!held) {
        count("behind");
      }
      return held;
    } catch (DataAccessException e) {
      leaveAlone(e); // a pooled connection may have outlived its server
      return false;
    }
  }

  /** Nothing was written, so how it ends is all the same. */
  private void end(TransactionStatus snapshot) {
    try {
      transactions.rollback(snapshot);
    } catch (TransactionException e) {
      leaveAlone(e);
    }
  }

  /** For a while: each try costs whoever asks its deadline. */
  private void leaveAlone(RuntimeException why) {
    count("failed");
    awayUntil = System.nanoTime() + pause.toNanos();
    LOG.warn(
        "the replica does not answer, the primary does for {} ms: {}",
        pause.toMillis(),
        why.getMessage());
  }

  private void count(String outcome) {
    metrics.counter(QUERIES, "outcome", outcome).increment();
  }

  private static TransactionDefinition readOnly() {
    DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
    definition.setReadOnly(true);
    definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return definition;
  }
}
