// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/** Which triggers there are: logs outlive theirs, what they come to does not. */
final class ExistingTriggers {

  private ExistingTriggers() {}

  /** Those among some ids that somebody may see. */
  static Set<Long> among(Connection connection, LongStream ids, Sight sight) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select id from dispatch_trigger where id = any (?)" + sight.and("id"))) {
      select.setArray(1, SqlArrays.longs(connection, ids.distinct()));
      sight.set(select, 2);
      return new HashSet<>(Rows.list(select, row -> row.getLong(1)));
    }
  }
}
