// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Failures;
import dev.dispatchee.definition.SafeText;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens a database with a driver that the user has named. */
public final class SourceDatabase {

  private static final List<String> PASSWORDS = List.of("password=", "passwd=", "pwd=");
  private static final String H2 = "jdbc:h2:";

  private SourceDatabase() {}

  /**
   * Opens one.
   *
   * @param address its JDBC address, without any password
   * @param jars the driver, and what it needs
   * @param user as whom; null: as the address says
   * @param password null: none
   * @throws CommandFailedException if that is not possible
   */
  public static Database open(
      String address, List<Path> jars, @Nullable String user, @Nullable String password) {
    checkAddress(address);
    var loader = loader(jars);
    try {
      var connection = connect(address, loader, properties(address, user, password));
      var database = new Database(shown(address), connection, loader);
      database.begin();
      return database;
    } catch (SQLException failed) {
      throw refusal(
          ExitCode.UNREACHABLE, shown(address) + ": " + masked(failed.getMessage(), password));
    }
  }

  /** An address without what may be secret in it: who, and all parameters. */
  public static String shown(String address) {
    int end = address.length();
    for (var mark : List.of("?", ";")) {
      int at = address.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    var front = address.substring(0, end);
    int who = front.lastIndexOf('@');
    int kind = front.indexOf(':', "jdbc:".length());
    return SafeText.line(
        who < 0 || kind < 0 || kind > who
            ? front
            : front.substring(0, kind + 1) + "…" + front.substring(who));
  }

  private static void checkAddress(String address) {
    var small = address.toLowerCase(Locale.ROOT);
    if (!small.startsWith("jdbc:")) {
      throw refusal(
          ExitCode.USAGE,
          "found '%s', allowed: an address that begins with jdbc:".formatted(shown(address)));
    }
    if (PASSWORDS.stream().anyMatch(small::contains)) {
      throw refusal(
          ExitCode.USAGE,
          "there is a password in the address, which everybody on the machine can read; allowed:"
              + " DISPATCH_SOURCE_PASSWORD or --password-file");
    }
  }

  private static URLClassLoader loader(List<Path> jars) {
    var urls =
        jars.stream()
            .map(
                jar -> {
                  if (!Files.isReadable(jar)) {
                    throw refusal(
                        ExitCode.BAD_FILE, jar + ": there is no such file, or you may not read it");
                  }
                  return url(jar);
                })
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Properties properties(
      String address, @Nullable String user, @Nullable String password) {
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    if (address.startsWith(H2)) {
      // Else one that is not there would be made.
      properties.setProperty("IFEXISTS", "TRUE");
    }
    return properties;
  }

  private static Connection connect(String address, URLClassLoader loader, Properties properties)
      throws SQLException {
    try {
      for (var driver : ServiceLoader.load(Driver.class, loader)) {
        var connection = driver.acceptsURL(address) ? driver.connect(address, properties) : null;
        if (connection != null) {
          return connection;
        }
      }
    } catch (ServiceConfigurationError | LinkageError broken) {
      close(loader);
      throw refusal(
          ExitCode.BAD_FILE,
          "--driver-jar: the driver cannot be loaded: "
              + SafeText.line(String.valueOf(broken.getMessage())));
    }
    close(loader);
    throw refusal(
        ExitCode.USAGE, "no driver takes %s; name its jar: --driver-jar".formatted(shown(address)));
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException failed) {
      throw refusal(ExitCode.BAD_FILE, "--driver-jar: " + Failures.reason(failed));
    }
  }

  private static String masked(@Nullable String message, @Nullable String password) {
    var text = String.valueOf(message);
    return SafeText.line(
        password == null || password.isEmpty() ? text : text.replace(password, "…"));
  }

  private static CommandFailedException refusal(int exitCode, String problem) {
    return new CommandFailedException(exitCode, problem);
  }
}
