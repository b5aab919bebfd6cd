// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.SQLException;

/** The database refused, or did not answer. */
public class DatabaseException extends RuntimeException {

  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

  private static final String DATA_EXCEPTION = "22";
  private static final String TRANSACTION_ROLLBACK = "40";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String LOCK_TIMEOUT = "HYT00";

  private final String sqlState;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
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

  private boolean isConstraintViolation() {
    return sqlState.startsWith(INTEGRITY_CONSTRAINT_VIOLATION);
  }
}
