// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database refused, or did not answer. */
public class DatabaseException extends RuntimeException {

  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

  private static final String DATA_EXCEPTION = "22";
  private static final String TRANSACTION_ROLLBACK = "40";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String LOCK_TIMEOUT = "HYT00";

  /** States of PostgreSQL that stops, crashed or starts, and of H2 that is closed or closing. */
  private static final Set<String> AWAY =
      Set.of("57P01", "57P02", "57P03", "90067", "90098", "90121");

  /**
   * States of a database that is read-only (PostgreSQL, H2) or whose file cannot be written (H2).
   */
  private static final Set<String> CANNOT_WRITE =
      Set.of("25006", "90097", "90028", "90031", "HY000");

  private static final String INSUFFICIENT_RESOURCES = "53";
  private static final String SYSTEM_ERROR = "58";

  private static final String CONNECTION_EXCEPTION = "08";
  private static final int MOST_CAUSES = 20;

  private final String sqlState;
  private final boolean away;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    this.away = isAway(cause);
  }

  private DatabaseException(DatabaseException before) {
    super("still: " + before.getMessage(), before);
    this.sqlState = before.sqlState;
    this.away = true;
  }

  /** The database is away, as another has found just now; nothing was asked of it. */
  static DatabaseException stillAway(DatabaseException before) {
    return new DatabaseException(before);
  }

  /** Whether the database did not answer: later, it may. */
  public boolean isAway() {
    return away;
  }

  /**
   * Whether what was thrown, or what has caused it, is that the database did not answer. What a
   * transaction of the server suppressed when it could not commit is a cause, too.
   */
  public static boolean isAway(Throwable thrown) {
    return isAway(thrown, MOST_CAUSES);
  }

  // No deeper than anybody wraps: causes may go round in a circle.
  private static boolean isAway(Throwable thrown, int depth) {
    boolean noConnection = false;
    var cause = thrown;
    for (int left = depth; cause != null && left > 0; left--) {
      if (cause instanceof DatabaseException failure) {
        return failure.away;
      }
      if (cause instanceof InterruptedException) {
        return false;
      }
      // Of the server's pool: no connection was to be had.
      if (cause instanceof ResourceException) {
        noConnection = true;
      }
      if (cause instanceof SQLException refused && isAwayState(refused.getSQLState())) {
        return true;
      }
      for (var suppressed : cause.getSuppressed()) {
        if (isAway(suppressed, left / 2)) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return noConnection;
  }

  private static boolean isAwayState(@Nullable String state) {
    return state != null && (state.startsWith(CONNECTION_EXCEPTION) || AWAY.contains(state));
  }

  /**
   * Whether what others did at the same moment was at fault (SQL state class 40, such as a
   * deadlock, a lock that was not to be had, or a key that was taken): again, it may succeed.
   */
  public boolean isAboutOthers() {
    return sqlState.startsWith(TRANSACTION_ROLLBACK)
        || sqlState.equals(LOCK_NOT_AVAILABLE)
        || sqlState.equals(LOCK_TIMEOUT)
        || isConstraintViolation();
  }

  /** Whether the values were at fault (SQL state classes 22 and 23): again, it would be refused. */
  public boolean isAboutTheData() {
    return sqlState.startsWith(DATA_EXCEPTION) || isConstraintViolation();
  }

  /**
   * Whether the database is there and cannot write: its disk is full or broken, it lacks memory, or
   * it is read-only.
   */
  boolean isAboutWriting() {
    return sqlState.startsWith(INSUFFICIENT_RESOURCES)
        || sqlState.startsWith(SYSTEM_ERROR)
        || CANNOT_WRITE.contains(sqlState);
  }

  private boolean isConstraintViolation() {
    return sqlState.startsWith(INTEGRITY_CONSTRAINT_VIOLATION);
  }
}
