package dev.dispatchee.database;

import java.sql.SQLException;

/** The database refused, or did not answer. */
public class DatabaseException extends RuntimeException {

  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

  private static final String DATA_EXCEPTION = "22";

  private final String sqlState;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** Whether a key, or another constraint of the schema, was broken (SQL state class 23). */
  public boolean isConstraintViolation() {
    return sqlState.startsWith(INTEGRITY_CONSTRAINT_VIOLATION);
  }

  /** Whether the values were at fault (SQL state classes 22 and 23): again, it would be refused. */
  public boolean isAboutTheData() {
    return sqlState.startsWith(DATA_EXCEPTION) || isConstraintViolation();
  }
}
