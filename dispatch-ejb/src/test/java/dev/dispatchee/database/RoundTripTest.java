// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.database.RoundTrip.Found;
import dev.dispatchee.database.RoundTrip.Parameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

  private static final Parameters NONE = (statement, first) -> first;
  private static final String COUNT = "select count(*) from dispatch_permit where log_id >= ?";
  private static final String INSERT = "insert into dispatch_permit (gate, log_id) values (?, ?)";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void eachStatementSeesWhatThoseBeforeItHaveDone(TestDatabase kind) {
    kind.create()
        .runInTransaction(
            connection -> {
              var trip = new RoundTrip(connection, Dialect.of(connection));
              var before = count(trip, 5);
              insert(trip, "mail", 5);
              var after = count(trip, 5);
              var others = count(trip, 6);
              trip.make();

              assertThat(before.rows()).containsExactly(0);
              assertThat(after.rows()).containsExactly(1);
              assertThat(others.rows()).containsExactly(0);
            });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void goesOnceWhereThatIsQuicker(TestDatabase kind) {
    var counted = new CountedStatements(kind);

    int statements =
        counted.of(
            () ->
                counted
                    .database()
                    .runInTransaction(
                        connection -> {
                          var trip = new RoundTrip(connection, Dialect.of(connection));
                          count(trip, 1);
                          insert(trip, "mail", 5);
                          trip.plan(Planning.BY_KEYS);
                          count(trip, 1);
                          trip.make();
                        }));

    assertThat(statements).isEqualTo(kind == TestDatabase.POSTGRESQL ? 1 : 3);
  }

  @Test
  void aStatementBehindALockSeesWhatWasCommittedWhileItWasWaitedFor() {
    // Who counts permits relies on it.
    var database = TestDatabase.POSTGRESQL.create();
    database.runInTransaction(connection -> insertNow(connection, "mail"));
    var waiting = new ArrayList<CompletableFuture<List<Integer>>>();

    database.runInTransaction(
        holder -> {
          var hold = new RoundTrip(holder, Dialect.POSTGRESQL);
          lock(hold);
          hold.make();
          waiting.add(
              CompletableFuture.supplyAsync(
                  () -> database.inTransaction(RoundTripTest::countBehindTheLock)));
          await().atMost(Duration.ofSeconds(20)).until(() -> isWaitedFor(database));
          insertNow(holder, "print");
        });

    assertThat(waiting.get(0)).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(List.of(2));
  }

  private static List<Integer> countBehindTheLock(Connection connection) throws SQLException {
    var trip = new RoundTrip(connection, Dialect.POSTGRESQL);
    lock(trip);
    var counted = count(trip, 1);
    trip.make();
    return counted.rows();
  }

  @Test
  void planningLastsUntilTheTransactionEnds() {
    var database = TestDatabase.POSTGRESQL.create();
    database.runInTransaction(
        connection -> {
          var trip = new RoundTrip(connection, Dialect.POSTGRESQL).plan(Planning.PASSING_THE_DEAD);
          var inIt =
              trip.select(
                  "select current_setting('enable_sort') || current_setting('enable_bitmapscan')",
                  NONE,
                  row -> row.getString(1));
          trip.make();
          assertThat(inIt.rows()).containsExactly("offoff");
        });

    database.runInTransaction(
        connection -> {
          var trip = new RoundTrip(connection, Dialect.POSTGRESQL);
          var after =
              trip.select("select current_setting('enable_sort')", NONE, row -> row.getString(1));
          trip.make();
          assertThat(after.rows()).containsExactly("on");
        });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsWhatTheDatabaseRefusedAndDoesNothingOfIt(TestDatabase kind) {
    var database = kind.create();

    assertThatThrownBy(
            () ->
                database.runInTransaction(
                    connection -> {
                      var trip = new RoundTrip(connection, Dialect.of(connection));
                      insert(trip, "mail", 5);
                      insert(trip, "mail", 5);
                      trip.make();
                    }))
        .isInstanceOf(DatabaseException.class);

    database.runInTransaction(
        connection -> {
          var trip = new RoundTrip(connection, Dialect.of(connection));
          var left = count(trip, 1);
          trip.make();
          assertThat(left.rows()).containsExactly(0);
        });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void isUsedAsItIsMeant(TestDatabase kind) {
    kind.create()
        .runInTransaction(
            connection -> {
              var dialect = Dialect.of(connection);
              var unmade = count(new RoundTrip(connection, dialect), 1);
              assertThatNullPointerException().isThrownBy(unmade::rows);

              var selecting = new RoundTrip(connection, dialect);
              selecting.update("select 1", NONE);
              assertThatIllegalStateException().isThrownBy(selecting::make);

              new RoundTrip(connection, dialect).make();
            });
  }

  private static Found<Integer> count(RoundTrip trip, int least) {
    return trip.select(
        COUNT,
        (select, first) -> {
          select.setInt(first, least);
          return first + 1;
        },
        row -> row.getInt(1));
  }

  private static void insert(RoundTrip trip, String gate, int run) {
    trip.update(
        INSERT,
        (insert, first) -> {
          insert.setString(first, gate);
          insert.setInt(first + 1, run);
          return first + 2;
        });
  }

  private static void insertNow(Connection connection, String gate) throws SQLException {
    var trip = new RoundTrip(connection, Dialect.POSTGRESQL);
    insert(trip, gate, 5);
    trip.make();
  }

  private static void lock(RoundTrip trip) {
    trip.select(
        "select gate from dispatch_permit where gate = 'mail' for no key update",
        NONE,
        row -> row.getString(1));
  }

  private static boolean isWaitedFor(Database database) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement("select 1 from pg_locks where not granted limit 1")) {
            return Rows.any(select);
          }
        });
  }
}
