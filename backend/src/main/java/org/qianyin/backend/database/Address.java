package org.qianyin.backend.database;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is, or several of which one is the primary.
 *
 * @param url {@code jdbc:postgresql://host[:port][,host[:port]…]/database}
 */
record Address(String url) {

  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?";
  private static final String PREFIX = "jdbc:postgresql://";
  private static final Pattern URL =
      Pattern.compile(
          Pattern.quote(PREFIX) + HOST + "(?:," + HOST + "){0,7}/[A-Za-z_][A-Za-z0-9_-]{0,62}");

  /** Parameters are refused: each that matters has a setting, and none may weaken those. */
  Address {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "want jdbc:postgresql://host[:port][,host[:port]…]/database without parameters: user,"
              + " password, TLS and deadlines have settings of their own");
    }
  }

  /**
   * Checks a setting.
   *
   * @throws IllegalArgumentException if it names no server
   */
  static void check(String setting, String url) {
    if (url == null) {
      throw new IllegalArgumentException(setting + ": want jdbc:postgresql://host/database");
    }
    try {
      new Address(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + ": " + e.getMessage());
    }
  }

  /** Host and port of each server. */
  List<String> hosts() {
    String authority = url.substring(PREFIX.length(), url.lastIndexOf('/'));
    return Arrays.asList(authority.split(","));
  }

  /** Whether nothing leaves this machine. */
  boolean isLoopback() {
    return hosts().stream()
        .allMatch(host -> host.matches("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\])(?::.*)?"));
  }

  @Override
  public String toString() {
    return String.join(",", hosts());
  }
}
