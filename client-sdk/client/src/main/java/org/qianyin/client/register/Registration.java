package org.qianyin.client.register;

import java.nio.file.Path;
import org.qianyin.client.Receipt;

/** How it ended for one file. */
public sealed interface Registration {
  Path file();

  /**
   * It is in the log, its proof beside it.
   *
   * @param before whether it was there before this run
   */
  record Done(Path file, Receipt receipt, boolean before) implements Registration {}

  /**
   * It is not registered by this run.
   *
   * @param code stable
   * @param detail what is wrong, and which value
   * @param undecided whether trying again may help: nothing was refused
   */
  record NotDone(Path file, String code, String detail, boolean undecided)
      implements Registration {}
}
