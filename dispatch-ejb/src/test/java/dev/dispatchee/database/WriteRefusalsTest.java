// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRefusalsTest {

  private final AtomicLong nanos = new AtomicLong(-1);
  private final WriteRefusals refusals = new WriteRefusals(nanos::get);

  @Test
  void areOverWhenNoneHasComeForLongEnough() {
    assertThat(refusals.isOn()).isFalse();

    refusals.failed(refusal("53100"));
    pass(WriteRefusals.LONG_ENOUGH.minusSeconds(1));
    assertThat(refusals.isOn()).isTrue();
    refusals.failed(refusal("53100"));
    pass(WriteRefusals.LONG_ENOUGH.minusSeconds(1));
    assertThat(refusals.isOn()).isTrue();

    pass(Duration.ofSeconds(1));
    assertThat(refusals.isOn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "53200", "58030", "25006", "90097", "90028", "HY000"})
  void areAboutADatabaseThatCannotWrite(String state) {
    refusals.failed(refusal(state));

    assertThat(refusals.isOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "23505", "22001", "08006", "57P01", "HYT00", ""})
  void areNotAboutValuesOthersOrADatabaseThatIsAway(String state) {
    refusals.failed(refusal(state));

    assertThat(refusals.isOn()).isFalse();
  }

  @Test
  void areNoticedOfWhatPostgresqlDoesNotTake() {
    var database = new Database(TestDatabase.POSTGRESQL.empty());
    database.runInTransaction(connection -> run(connection, "create table full_disk (id int)"));
    database.runInTransaction(
        connection ->
            run(
                connection,
                """
                create function refuse() returns trigger language plpgsql as
                $$ begin raise exception using errcode = '53100', message = 'No space'; end $$
                """,
                "create trigger refuse before insert on full_disk execute function refuse()"));
    assertThat(database.takesWrites()).isTrue();

    assertThatThrownBy(
            () ->
                database.inOneStatement(
                    connection -> {
                      run(connection, "insert into full_disk values (1)");
                      return true;
                    }))
        .isInstanceOf(DatabaseException.class);

    assertThat(database.takesWrites()).isFalse();
    assertThat(new Database(database.dataSource()).takesWrites()).isTrue();
  }

  @Test
  void areNoticedOfAReadOnlyDatabase() {
    var database = new Database(TestDatabase.POSTGRESQL.empty());

    assertThatThrownBy(
            () ->
                database.runInTransaction(
                    connection ->
                        run(
                            connection,
                            "set transaction read only",
                            "create table read_only (id int)")))
        .isInstanceOf(DatabaseException.class);

    assertThat(database.takesWrites()).isFalse();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static DatabaseException refusal(String state) {
    return new DatabaseException(new SQLException("refused", state));
  }
}
