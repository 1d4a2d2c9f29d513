package org.qianyin.backend.exports;

import java.util.List;
import java.util.stream.Stream;

/** A complete table for trade partners, a function of a moment of the log alone. */
interface View<T> {

  /** As in commands and paths: {@code works}, {@code licenses}. */
  String name();

  /** In the order of the header. */
  List<Column<T>> columns();

  /**
   * Every row of a moment, ascending by seq, read bit by bit: for a caller that holds a transaction
   * and closes the stream.
   */
  Stream<T> rows(Moment moment);
}
