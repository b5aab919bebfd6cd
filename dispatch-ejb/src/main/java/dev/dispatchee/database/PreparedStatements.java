// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/**
 * Whether the statements that a connection has prepared stay with it. Behind a pooler that gives
 * each transaction another connection to the database, such as PgBouncer in transaction mode, they
 * do not, unless the driver prepares none there or the pooler prepares them again.
 */
public final class PreparedStatements {

  /** From the fifth time on the driver has the database keep a statement, unless told otherwise. */
  private static final int OFTEN_ENOUGH = 6;

  /** Others may take the connection that the second transaction is to take. */
  private static final int MOST_TRIES = 3;

  /** There is no such statement; there is one of that name. */
  private static final Set<String> LOST = Set.of("26000", "42P05");

  private PreparedStatements() {}

  /**
   * Tries it, by two transactions at once.
   *
   * @throws DatabaseException if the database refused for another reason, or did not answer
   */
  public static boolean stay(Database database) {
    if (database.dialect() != Dialect.POSTGRESQL) {
      return true;
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean stayed =
          database.withConnection(first -> database.withConnection(second -> stay(first, second)));
      if (!stayed) {
        return false;
      }
    }
    return true;
  }

  private static boolean stay(Connection first, Connection second) throws SQLException {
    first.setAutoCommit(false);
    second.setAutoCommit(false);
    try (var prepared = first.prepareStatement("select 1");
        var other = second.prepareStatement("select 2")) {
      for (int i = 0; i < OFTEN_ENOUGH; i++) {
        ask(prepared);
      }
      first.commit();
      // If connections are shared, this one takes what the first has just left.
      ask(other);
      ask(prepared);
      return true;
    } catch (SQLException refused) {
      if (LOST.contains(refused.getSQLState())) {
        return false;
      }
      throw refused;
    } finally {
      end(first);
      end(second);
    }
  }

  private static void ask(PreparedStatement statement) throws SQLException {
    statement.executeQuery().close();
  }

  private static void end(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
