package org.qianyin.backend.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.platform.StartRefused;

/**
 * As whom to connect.
 *
 * @param user a role of PostgreSQL: letters, digits, {@code _} and {@code -}, at most 63
 * @param password of that role; never printed
 * @param passwordFile holds the password, instead
 */
record Account(String user, @Nullable String password, @Nullable Path passwordFile) {

  private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");

  Account {
    if (user == null || !USER.matcher(user).matches()) {
      throw new IllegalArgumentException(
          "qianyin.postgres: user: want 1–63 letters, digits, _ and -, not beginning with a digit");
    }
    if (password != null && passwordFile != null) {
      throw new IllegalArgumentException(
          "qianyin.postgres: want password or password-file of " + user + ", got both");
    }
  }

  /** A role that its server lets in without a password. */
  static Account trusted(String user) {
    return new Account(user, null, null);
  }

  /**
   * The password, read anew; null if there is none.
   *
   * @throws StartRefused if the file cannot be read
   */
  @Nullable String secret() {
    if (passwordFile == null) {
      return password;
    }
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new StartRefused(
          "POSTGRES_PASSWORD",
          "the password file of the role " + user + " cannot be read",
          "Name a file that this user may read with its password-file setting.");
    }
  }

  @Override
  public String toString() {
    return "Account[" + user + "]";
  }
}
