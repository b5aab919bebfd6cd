// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.PermanentFailureException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Statements that were not executed as asked; the message is for people. */
class SqlRunException extends Exception {

  private SqlRunException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static SqlRunException outOfTime(Duration timeout) {
    return new SqlRunException("the statements took longer than " + timeout, null);
  }

  /**
   * What the database said.
   *
   * @param step what was done, such as {@code statement 2}
   */
  static Exception of(String step, SQLException reason) {
    var state = reason.getSQLState();
    var message =
        "%s: %s%s"
            .formatted(
                step, reason.getMessage(), state == null ? "" : " (SQL state %s)".formatted(state));
    return state != null && isPermanent(state)
        ? new PermanentFailureException(message, reason)
        : new SqlRunException(message, reason);
  }

  // Wrong data, wrong or forbidden statements, what the database does not have.
  private static boolean isPermanent(String state) {
    return state.startsWith("22") || state.startsWith("42") || state.startsWith("0A");
  }
}
