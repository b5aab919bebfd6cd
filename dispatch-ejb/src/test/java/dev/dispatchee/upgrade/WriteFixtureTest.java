// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Writes the fixture of a release when it is made: {@code -Ddispatch.fixture.write=1.0.0}. Without
 * that it holds that a fixture would have rows of every table.
 */
class WriteFixtureTest {

  private static final String RELEASE = System.getProperty("dispatch.fixture.write", "");

  /** As Flyway makes its table on PostgreSQL. */
  private static final String HISTORY =
      """
      create table flyway_schema_history (
        installed_rank integer not null constraint flyway_schema_history_pk primary key,
        version character varying(50),
        description character varying(200) not null,
        type character varying(20) not null,
        script character varying(1000) not null,
        checksum integer,
        installed_by character varying(100) not null,
        installed_on timestamp not null default now(),
        execution_time integer not null,
        success boolean not null
      );
      create index flyway_schema_history_s_idx on flyway_schema_history (success);
      """;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void thereAreRowsOfEveryTable(TestDatabase kind) {
    assertThat(emptyTables(filled(kind))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void writesTheFixture(TestDatabase kind) throws IOException {
    assumeTrue(!RELEASE.isEmpty(), "written on request only");
    var fixture = new ReleaseFixture(kind, RELEASE);
    Files.createDirectories(fixture.file().getParent());

    Files.writeString(
        fixture.file(), kind == TestDatabase.H2 ? dumped(filled(kind)) : composed(kind));

    assertThat(emptyTables(fixture.load())).isEmpty();
  }

  private static Database filled(TestDatabase kind) {
    var database = kind.create();
    database.runInTransaction(connection -> ReleaseFixture.run(connection, ReleaseFixture.data()));
    return database;
  }

  private static List<String> emptyTables(Database database) {
    return database.withConnection(
        connection -> {
          var empty = new ArrayList<String>();
          for (var table : tables(connection)) {
            try (var select = connection.prepareStatement("select 1 from " + table + " limit 1")) {
              if (!Rows.any(select)) {
                empty.add(table);
              }
            }
          }
          return empty;
        });
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select table_name from information_schema.tables
            where lower(table_name) like 'dispatch\\_%' escape '\\'
            """)) {
      return Rows.list(select, row -> row.getString(1));
    }
  }

  // The database's own dump, without users and counts.
  private static String dumped(Database database) {
    var text = new StringBuilder("-- A dump of H2, made by WriteFixtureTest.\n");
    database
        .withConnection(
            connection -> {
              try (var script = connection.prepareStatement("script columns nosettings")) {
                return Rows.list(script, row -> row.getString(1));
              }
            })
        .stream()
        .filter(line -> !line.startsWith("CREATE USER") && !line.startsWith("--"))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  // What the release's migrations did, in their words, with what Flyway has written of them.
  private static String composed(TestDatabase kind) {
    var text =
        new StringBuilder("-- The schema as its migrations made it, made by WriteFixtureTest.\n");
    ReleaseFixture.migrations(kind)
        .forEach(
            (version, sql) ->
                text.append("\n-- V%d\n".formatted(version)).append(sql.strip()).append('\n'));
    text.append('\n').append(HISTORY);
    history(kind.create()).forEach(row -> text.append(row).append('\n'));
    return text.append('\n').append(ReleaseFixture.data()).toString();
  }

  private static List<String> history(Database database) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select * from flyway_schema_history order by installed_rank")) {
            return Rows.list(select, WriteFixtureTest::insert);
          }
        });
  }

  private static String insert(ResultSet row) throws SQLException {
    return """
        insert into flyway_schema_history
        values (%d, '%s', '%s', '%s', '%s', %d, 'dispatch', '2026-11-24 00:00:00', 1, true);"""
        .formatted(
            row.getInt("installed_rank"),
            row.getString("version"),
            row.getString("description"),
            row.getString("type"),
            row.getString("script"),
            row.getInt("checksum"));
  }
}
