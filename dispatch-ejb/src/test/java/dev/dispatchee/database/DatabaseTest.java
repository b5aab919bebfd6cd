// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final long LONG_ENOUGH_MILLIS = 200;

  private final ServersTransaction open = new ServersTransaction();

  @Test
  void letsOneTransactionWriteAtATimeWhereUpdatesMayBeLost() throws Exception {
    var database = new Database(TestDatabase.H2.empty());
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var first = CompletableFuture.runAsync(() -> stay(database, inside, goOn));
    inside.await();

    var second = CompletableFuture.supplyAsync(() -> database.inTransaction(connection -> true));

    assertThatThrownBy(() -> second.get(LONG_ENOUGH_MILLIS, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    goOn.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    first.get(10, TimeUnit.SECONDS);
  }

  @Test
  void letsTransactionsWriteTogetherWhereTheDatabaseKeepsThemApart() throws Exception {
    var database = new Database(TestDatabase.POSTGRESQL.empty());
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var first = CompletableFuture.runAsync(() -> stay(database, inside, goOn));
    inside.await();

    assertThat(database.<Boolean>inTransaction(connection -> true)).isTrue();

    goOn.countDown();
    first.get(10, TimeUnit.SECONDS);
  }

  @Test
  void startsAnewWhenOthersWereAtFaultAndNotForEver() {
    var database = new Database(TestDatabase.H2.empty());
    var tries = new AtomicInteger();

    assertThat(
            database.<String>inTransactionOrAgain(
                connection -> {
                  if (tries.incrementAndGet() < 3) {
                    throw new SQLException("deadlock detected", "40P01");
                  }
                  return "done";
                }))
        .isEqualTo("done");
    assertThat(tries).hasValue(3);
    assertThatThrownBy(
            () ->
                database.inTransactionOrAgain(
                    connection -> {
                      tries.incrementAndGet();
                      throw new SQLException("deadlock detected", "40P01");
                    }))
        .isInstanceOf(DatabaseException.class);
    assertThat(tries).hasValue(13);
  }

  @Test
  void doesNotStartAnewWhenNobodyElseWasAtFault() {
    var database = new Database(TestDatabase.H2.empty());
    var tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                database.inTransactionOrAgain(
                    connection -> {
                      tries.incrementAndGet();
                      throw new SQLException("the connection is lost", "08006");
                    }))
        .isInstanceOf(DatabaseException.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void givesTheTurnBackWhenATransactionFails() {
    var database = new Database(TestDatabase.H2.empty());

    assertThatThrownBy(
            () ->
                database.runInTransaction(
                    connection -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(database.<Boolean>inTransaction(connection -> true)).isTrue();
  }

  @Test
  void keepsTheTurnUntilATransactionOfTheServerHasEnded() throws Exception {
    var database = new Database(TestDatabase.H2.empty(), open);
    database.beginWriting();
    database.beginWriting();

    var other = CompletableFuture.supplyAsync(() -> database.inTransaction(connection -> true));

    assertThatThrownBy(() -> other.get(LONG_ENOUGH_MILLIS, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    open.end();
    assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void givesTheTurnBackWhenATransactionOfTheServerEndedWhileItWaited() {
    var database = new Database(TestDatabase.H2.empty(), open);
    open.timeOut();

    assertThatThrownBy(database::beginWriting).hasMessage("it has ended");

    var other = CompletableFuture.supplyAsync(() -> database.inTransaction(connection -> true));
    assertThat(other).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
  }

  @Test
  void doesWhatIsToBeDoneAfterACommitThenAndNotBefore() {
    var database = new Database(TestDatabase.H2.empty(), open);
    var done = new AtomicInteger();

    database.afterCommit(done::incrementAndGet);

    assertThat(done).hasValue(0);
    open.end();
    assertThat(done).hasValue(1);
  }

  @Test
  void doesNothingAfterATransactionThatWasRolledBack() {
    var database = new Database(TestDatabase.H2.empty(), open);
    var done = new AtomicInteger();

    database.afterCommit(done::incrementAndGet);
    open.rollBack();

    assertThat(done).hasValue(0);
  }

  @Test
  void doesAtOnceWhatIsToBeDoneAfterACommitWhereNoTransactionIsOpen() {
    var database = new Database(TestDatabase.H2.empty());
    var done = new AtomicInteger();

    database.afterCommit(done::incrementAndGet);

    assertThat(done).hasValue(1);
  }

  private static void stay(Database database, CountDownLatch inside, CountDownLatch goOn) {
    database.runInTransaction(
        connection -> {
          inside.countDown();
          try {
            goOn.await();
          } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
