// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database that holds triggers and logs. Safe for several threads. */
public class Database {

  private final DataSource dataSource;
  private final Dialect dialect;

  /**
   * Asks the database once what it is.
   *
   * @throws DatabaseException if it does not answer
   * @throws IllegalStateException if it is none that we know
   */
  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
    this.dialect = withConnection(Dialect::of);
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
            if (!done) {
              connection.rollback();
            }
            connection.setAutoCommit(true);
          }
        });
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
   * statement is one.
   *
   * @throws DatabaseException if the database refused
   */
  public <T> T withConnection(SqlWork<T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException refused) {
      throw new DatabaseException(refused);
    }
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
