// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However long the line is, the first in it are found without looking at the others. */
class DueRunsPlanTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theFirstInLineAreReadInOrderOfTheIndexOfOpenRuns(TestDatabase kind) {
    var database = kind.create();

    var plan = database.inTransaction(connection -> plan(connection, database));

    assertThat(plan).containsIgnoringCase("dispatch_log_open");
    if (database.dialect() == Dialect.H2) {
      assertThat(plan).contains("index sorted");
    } else {
      assertThat(plan).doesNotContain("Sort");
    }
  }

  private static String plan(Connection connection, Database database) throws SQLException {
    database.dialect().readInOrderOfAnIndex(connection);
    var select =
        "explain select id from dispatch_log where is_open and status = 'QUEUED' "
            + DueRuns.firstInLine(database.dialect(), 10)
            + database.dialect().forUpdateSkipLocked();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(select)) {
      var lines = Stream.<String>builder();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines.build().collect(Collectors.joining("\n"));
    }
  }
}
