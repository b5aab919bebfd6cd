// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import dev.dispatchee.cli.Converted;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A database with the tables of another scheduler, and its driver.
 *
 * @param address its JDBC address
 * @param user its user
 * @param password of the user
 * @param driver some class of the driver
 */
public record SourceTables(String address, String user, String password, Class<?> driver) {

  /** On H2, in a file: the tables are closed between statements, so that another may open them. */
  public static SourceTables onH2(Path folder) {
    return new SourceTables(
        "jdbc:h2:" + folder.resolve("source"), "sa", "secret word", org.h2.Driver.class);
  }

  /** Runs statements, which are separated by semicolons. */
  public SourceTables with(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(address, user, password);
        var statement = connection.createStatement()) {
      for (var one : String.join(";\n", statements).split(";\\s*(\\n|$)")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
    return this;
  }

  /** Converts them. */
  public Converted convert(String kind, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                kind,
                address,
                "--driver-jar",
                jar().toString(),
                "--user",
                user,
                "--after",
                "2026-03-01T00:00:00Z"));
    arguments.addAll(List.of(more));
    return Converted.of(
        "", Map.of("DISPATCH_SOURCE_PASSWORD", password), arguments.toArray(String[]::new));
  }

  /** Where the driver is. */
  public Path jar() {
    try {
      return Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
