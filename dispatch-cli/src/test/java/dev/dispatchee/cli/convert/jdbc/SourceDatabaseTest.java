// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.cli.Converted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDatabaseTest {

  @TempDir Path folder;

  @Test
  void readsRowsOfAnyTypes() throws SQLException {
    var tables =
        SourceTables.onH2(folder)
            .with(
                "CREATE TABLE t (a INT, b VARCHAR(20), c CLOB, d BLOB, e TIMESTAMP, f BOOLEAN, g CHAR(1))",
                "INSERT INTO t VALUES (1, 'x', 'long', X'0102', TIMESTAMP '2026-05-01 12:00:00',"
                    + " TRUE, 'Y')",
                "INSERT INTO t (a) VALUES (2)");

    try (var database = open(tables)) {
      assertThat(database.count("t")).isEqualTo(2);
      var row = database.rows("t", "a", 1).get(0);
      assertThat(row.number("a", 0)).isEqualTo(1);
      assertThat(row.text("b") + row.text("C")).isEqualTo("xlong");
      assertThat(row.bytes("d")).containsExactly(1, 2);
      assertThat(row.instant("e")).hasToString("Optional[2026-05-01T12:00:00Z]");
      assertThat(row.truth("f") && row.truth("g")).isTrue();
      var empty = database.rows("t", "a", 2).get(0);
      assertThat(empty.text("b") + empty.text("none")).isEmpty();
      assertThat(empty.number("none", 7)).isEqualTo(7);
    }
  }

  @Test
  void writesNothing() throws SQLException {
    var tables = SourceTables.onH2(folder).with("CREATE TABLE t (a INT)");

    try (var database = open(tables)) {
      assertThatThrownBy(() -> database.rows("t; DROP TABLE t"))
          .hasMessageContaining("for the name of a table, allowed: letters, digits, _ and .");
      assertThatThrownBy(() -> database.rows("missing")).hasMessageContaining("table missing: ");
    }
    assertThat(tables.convert("xxl-job", "--prefix", "x;DROP TABLE t;").exitCode()).isEqualTo(2);
    tables.with("INSERT INTO t VALUES (1)");
  }

  @Test
  void makesNoDatabaseThatIsNotThere() {
    var converted = SourceTables.onH2(folder).convert("xxl-job");

    assertThat(converted.exitCode()).isEqualTo(6);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neverShowsThePassword() throws SQLException {
    var tables = SourceTables.onH2(folder).with("CREATE TABLE t (a INT)");
    var wrong = new SourceTables(tables.address(), tables.user(), "wrong word", tables.driver());

    assertThat(wrong.convert("xxl-job").report())
        .startsWith("dispatch: jdbc:h2:")
        .doesNotContain("wrong word");
  }

  @Test
  void readsThePasswordFromAFileThatNobodyElseMayRead() throws Exception {
    var tables = SourceTables.onH2(folder).with("CREATE TABLE t (a INT)");
    var file = Files.writeString(folder.resolve("password"), "secret word\nmore");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Passwords.find(file, Map.of()))
        .hasMessageContaining("others may use it");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(Passwords.find(file, Map.of())).isEqualTo(tables.password());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:/x;PASSWORD=top | 2 | there is a password in the address",
        "jdbc:mysql://a/b?user=u&password=top | 2 | there is a password in the address",
        "jdbc:mysql://u@a/b | 2 | no driver takes jdbc:mysql:…@a/b; name its jar: --driver-jar",
        "/etc/passwd | 2 | found '/etc/passwd', allowed: an address that begins with jdbc:",
      })
  void refusesAddresses(String address, int exitCode, String told) {
    var converted = Converted.of("", Map.of(), "xxl-job", address);

    assertThat(converted.exitCode()).isEqualTo(exitCode);
    assertThat(converted.report()).contains(told).doesNotContain("top");
  }

  @Test
  void saysThatADriverIsNone() throws Exception {
    var none = Files.writeString(folder.resolve("x.jar"), "no jar");
    assertThat(
            Converted.of("", Map.of(), "xxl-job", "jdbc:h2:/x", "--driver-jar", none.toString())
                .report())
        .contains("no driver takes jdbc:h2:/x");
    assertThat(
            Converted.of("", Map.of(), "xxl-job", "jdbc:h2:/x", "--driver-jar", "/none.jar")
                .report())
        .contains("/none.jar: there is no such file");
  }

  private static Database open(SourceTables tables) {
    return SourceDatabase.open(
        tables.address(), List.of(tables.jar()), tables.user(), tables.password());
  }
}
