// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.upgrade;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.h2.tools.RunScript;

/**
 * A database as a release left it: its schema, what Flyway wrote of it, and some rows of each
 * table.
 *
 * @param kind of which database
 * @param release the version of the product
 */
record ReleaseFixture(TestDatabase kind, String release) {

  private static final Path ALL = Path.of("src/test/resources/upgrade");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** The releases of which there are fixtures. */
  static List<String> releases() {
    try (var folders = Files.list(ALL)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rows that a fixture has when it is made. */
  static String data() {
    return read(ALL.resolve("data.sql"));
  }

  /** What the migrations of now do, by their versions. */
  static Map<Integer, String> migrations(TestDatabase kind) {
    var scripts = new TreeMap<Integer, String>();
    for (var folder : List.of("common", folderOf(kind))) {
      try (var files = Files.list(MIGRATIONS.resolve(folder))) {
        for (var file : files.toList()) {
          var name = file.getFileName().toString();
          scripts.put(Integer.valueOf(name.substring(1, name.indexOf("__"))), read(file));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return scripts;
  }

  /** The versions that Flyway has applied to a database. */
  static Set<Integer> applied(Database database) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select \"version\" from \"flyway_schema_history\" where \"version\" <> '0'")) {
            return new TreeSet<>(Rows.list(select, row -> Integer.valueOf(row.getString(1))));
          }
        });
  }

  Path file() {
    return ALL.resolve(release).resolve(folderOf(kind) + ".sql");
  }

  /** A database of its own with it. */
  Database load() {
    var database = kind.createEmpty();
    database.runInTransaction(connection -> run(connection, read(file())));
    return database;
  }

  /** Runs many statements. */
  static void run(Connection connection, String script) throws SQLException {
    if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
      RunScript.execute(connection, new StringReader(script));
      return;
    }
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  private static String folderOf(TestDatabase kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
