package org.qianyin.backend.exports;

/**
 * A column of a view.
 *
 * @param name header, lower case with underscores; never renamed, only added
 * @param required whether every row has it
 * @param meaning one line for the documentation, with form and unit
 */
record Column(String name, boolean required, String meaning) {

  static Column required(String name, String meaning) {
    return new Column(name, true, meaning);
  }

  static Column optional(String name, String meaning) {
    return new Column(name, false, meaning);
  }
}
