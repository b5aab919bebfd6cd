// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that holds triggers and logs. Safe for several threads. */
public class Database {

  private static final int MOST_TRIES = 10;

  private final DataSource dataSource;
  private final Dialect dialect;
  // None where writers need not wait for each other.
  private final @Nullable WriteTurns turns;
  private final @Nullable TransactionSynchronizationRegistry transactions;
  private final Outage outage = new Outage(System::nanoTime);
  private final WriteRefusals refusals = new WriteRefusals(System::nanoTime);

  /**
   * A database that only transactions of our own write to.
   *
   * @throws DatabaseException if it does not answer
   * @throws IllegalStateException if it is none that we know
   */
  public Database(DataSource dataSource) {
    this(dataSource, null);
  }

  /**
   * Asks the database once what it is.
   *
   * @param transactions the server's, for those that others begin and end
   * @throws DatabaseException if it does not answer
   * @throws IllegalStateException if it is none that we know
   */
  public Database(
      DataSource dataSource, @Nullable TransactionSynchronizationRegistry transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.dialect = withConnection(Dialect::of);
    this.turns = dialect.losesUpdates() ? new WriteTurns(transactions) : null;
  }

  /** What this database understands. */
  public Dialect dialect() {
    return dialect;
  }

  /** Where its connections come from. */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Does work in a transaction of its own that commits when the work returns and is rolled back
   * when it throws. Must not be called with a transaction open.
   *
   * @throws DatabaseException if the database refused
   */
  public <T> T inTransaction(SqlWork<T> work) {
    return inTurn(() -> transact(work));
  }

  /**
   * Does work of a single statement that writes, which is a transaction of its own without being
   * begun and committed; and again, as {@link #inTransactionOrAgain}. Must not be called with a
   * transaction open.
   *
   * @throws DatabaseException if the database refused for another reason, or each time
   */
  public <T> T inOneStatement(SqlWork<T> work) {
    return orAgain(() -> inTurn(() -> withConnection(work)));
  }

  private <T> T inTurn(Supplier<T> writing) {
    return turns == null ? noticed(writing) : turns.inTurn(() -> noticed(writing));
  }

  private <T> T noticed(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DatabaseException refused) {
      refusals.failed(refused);
      throw refused;
    }
  }

  /**
   * To be called by who is going to write in a transaction that the server began on this thread and
   * will end, before anything is read that a change goes by: that stays as it is until it ends.
   * What was read before, to refuse what is wrong, is read again.
   *
   * @throws DatabaseException if another transaction writes for too long
   */
  public void beginWriting() {
    if (turns != null) {
      turns.begin();
    }
  }

  /**
   * Has something done when the transaction that the server began on this thread has committed, and
   * not if it is rolled back; at once, if there is none.
   *
   * @param task quick; must not fail
   */
  public void afterCommit(Runnable task) {
    if (transactions == null || transactions.getTransactionKey() == null) {
      task.run();
    } else {
      transactions.registerInterposedSynchronization(new AfterCommit(task));
    }
  }

  /**
   * To be called by who is going to search, before that: has the transaction that is open on this
   * thread find rows by what is looked for.
   *
   * @throws DatabaseException if the database refused
   */
  public void beginSearching() {
    withConnection(
        connection -> {
          Planning.FOR_THE_VALUES.begin(connection, dialect);
          return true;
        });
  }

  private <T> T transact(SqlWork<T> work) {
    return withConnection(
        connection -> {
          connection.setAutoCommit(false);
          boolean done = false;
          try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
          } finally {
            end(connection, done);
          }
        });
  }

  // A connection that broke cannot do this any more, and that must not hide why the work failed;
  // the pool looks at it when it is closed.
  private static void end(Connection connection, boolean done) throws SQLException {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      if (done) {
        throw broken;
      }
      DatabaseLog.LOG.notRolledBack(broken.getMessage());
    }
  }

  /**
   * As {@link #inTransaction}, and again, up to ten times in all, when what others did at the same
   * moment was at fault, such as a deadlock. The work must be able to start anew.
   *
   * @throws DatabaseException if the database refused for another reason, or each time
   */
  public <T> T inTransactionOrAgain(SqlWork<T> work) {
    return orAgain(() -> inTransaction(work));
  }

  private static <T> T orAgain(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (DatabaseException refused) {
        if (!refused.isAboutOthers() || tries == MOST_TRIES) {
          throw refused;
        }
      }
    }
  }

  /** As {@link #inTransaction}, for work that has nothing to tell. */
  public void runInTransaction(SqlTask task) {
    inTransaction(
        connection -> {
          task.on(connection);
          return true;
        });
  }

  /**
   * Does work on a connection of the transaction that is open on this thread; with none, each
   * statement is one. Who writes calls {@link #beginWriting} before.
   *
   * @throws DatabaseException if the database refused
   */
  public <T> T withConnection(SqlWork<T> work) {
    long begun = outage.begin();
    try (var connection = dataSource.getConnection()) {
      T result = work.on(connection);
      outage.answered(begun);
      return result;
    } catch (SQLException refused) {
      var failure = new DatabaseException(refused);
      if (failure.isAway() && !Thread.currentThread().isInterrupted()) {
        outage.failed(failure);
      }
      throw failure;
    }
  }

  /**
   * Whether the database did not answer when it was last tried. It is tried again and again by all
   * who use it.
   */
  public boolean isAway() {
    return outage.isOn();
  }

  /** How often it has stopped answering so far. */
  public int outages() {
    return outage.count();
  }

  /** When it last did not answer for longer than a moment, and does again, if it ever did not. */
  public Optional<PastOutage> latestOutage() {
    return outage.latest();
  }

  /** Whether it has not answered for longer than one broken connection takes to be replaced. */
  boolean isAwayForLong() {
    return outage.isLasting();
  }

  /**
   * Whether it has taken what was written, as far as anything was, for half a minute. That it does
   * not answer at all is another matter.
   */
  public boolean takesWrites() {
    return !refusals.isOn();
  }

  /** Has something done whenever the database is back, on any thread: it must be quick. */
  public void whenBack(Runnable task) {
    outage.whenOver(task);
  }

  /** Work on a connection that somebody else opened and closes. */
  @FunctionalInterface
  public interface SqlWork<T> {

    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  /** Work that has nothing to tell. */
  @FunctionalInterface
  public interface SqlTask {

    /** Does it. */
    void on(Connection connection) throws SQLException;
  }
}
