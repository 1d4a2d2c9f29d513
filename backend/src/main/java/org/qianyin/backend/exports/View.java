package org.qianyin.backend.exports;

import java.io.IOException;
import java.util.List;
import org.qianyin.proof.data.Json;

/** A complete table for trade partners, in log order. */
interface View {

  /** Takes one row after the other; the row holds columns by name, absent ones left out. */
  interface RowSink {
    void row(Json.Obj row) throws IOException;
  }

  /** As in commands and paths: {@code works}, {@code licenses}. */
  String name();

  List<Column> columns();

  /** Hands out every row of one moment of the log, ascending by seq, in constant memory. */
  void rows(RowSink sink) throws IOException;
}
