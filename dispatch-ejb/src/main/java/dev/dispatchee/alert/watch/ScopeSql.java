// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The condition that a trigger is in a scope, as SQL with three parameters.
 *
 * @param scope which triggers
 */
record ScopeSql(AlertScope scope) {

  /** The condition on a column that holds the id of a trigger. */
  static String on(String column) {
    return """
    (cast(? as boolean) or %1$s = any (?)
      or exists (select 1 from dispatch_trigger_label b where b.trigger_id = %1$s and b.label = any (?)))
    """
        .formatted(column);
  }

  /** Sets the parameters, and returns the index of the next. */
  int set(Connection connection, PreparedStatement statement, int first) throws SQLException {
    statement.setBoolean(first, scope.isAll());
    statement.setArray(
        first + 1,
        SqlArrays.longs(connection, scope.triggerIds().stream().mapToLong(Long::longValue)));
    statement.setArray(first + 2, SqlArrays.texts(connection, scope.labels()));
    return first + 3;
  }

  static int set(PreparedStatement statement, int index, Instant instant) throws SQLException {
    Instants.set(statement, index, instant);
    return index + 1;
  }
}
