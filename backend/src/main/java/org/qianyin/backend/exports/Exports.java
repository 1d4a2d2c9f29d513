package org.qianyin.backend.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes whole tables of one moment of the log: in one read-only transaction, so that every row is
 * of the same moment, and bit by bit, so that a table of any length needs the same memory.
 */
@Component
class Exports {

  private final List<View<?>> views;
  private final TransactionTemplate snapshot;

  Exports(List<View<?>> views, PlatformTransactionManager transactions) {
    this.views = List.copyOf(views);
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  Optional<View<?>> view(String name) {
    return views.stream().filter(view -> view.name().equals(name)).findFirst();
  }

  /**
   * Writes every row.
   *
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does; then the table is not complete
   */
  <T> void write(View<T> view, Format format, Moment moment, OutputStream out) throws IOException {
    Optional<IOException> broken =
        Optional.ofNullable(
            snapshot.execute(status -> {
              try (Stream<T> rows = view.rows(moment)) {
                TableWriter<T> writer = TableWriter.open(format, view.columns(), out);
                for (Iterator<T> each = rows.iterator(); each.hasNext(); ) {
                  writer.row(each.next());
                }
                return null;
              } catch (IOException e) {
                return e;
              }
            }));
    if (broken.isPresent()) {
      throw broken.get();
    }
  }
}
