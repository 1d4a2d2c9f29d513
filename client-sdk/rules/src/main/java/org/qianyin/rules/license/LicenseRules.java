package org.qianyin.rules.license;

import java.util.Map;
import org.qianyin.rules.act.TypeRules;

/** The rules about licences that are built. */
public final class LicenseRules {

  /** By type, version 1. */
  public static final Map<String, TypeRules> ALL =
      Map.of(
          LicenseGranted.TYPE, new Granting(),
          LicenseOffered.TYPE, new Offering(),
          LicenseTerminated.TYPE, new Terminating());

  private LicenseRules() {}
}
