package org.qianyin.rules.work;

import java.util.Map;
import org.qianyin.rules.act.TypeRules;

/** The rules about works that are built. */
public final class WorkRules {

  /** By type, version 1. */
  public static final Map<String, TypeRules> ALL =
      Map.of(
          WorkRegistered.TYPE, new Registering(),
          WorkAmended.TYPE, new Amending(),
          WorkWithdrawn.TYPE, new Withdrawing());

  private WorkRules() {}
}
