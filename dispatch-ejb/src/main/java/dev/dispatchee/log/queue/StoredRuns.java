// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.ArrayParameters;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which due instants have their rows already. A unique key tells only of rows in the same table,
 * and on PostgreSQL open runs and history are two; who asks holds the rows of the triggers, so
 * nothing is added meanwhile.
 */
public final class StoredRuns {

  private static final String SELECT =
      """
      select r.number from %s where exists (select 1 from dispatch_log l
        where l.trigger_id = r.trigger and l.planned_date = r.planned and l.target_node = r.target
          and l.serial = r.serial)
      """
          .formatted(
              Dialect.rows(
                  List.of(
                      "number integer",
                      "trigger bigint",
                      "planned timestamp(3) with time zone",
                      "target varchar",
                      "serial bigint")));

  private StoredRuns() {}

  /** Those of these runs of due instants that have no row, in their order. */
  public static List<NewRun> leaveOut(Connection connection, Dialect dialect, List<NewRun> runs)
      throws SQLException {
    dialect.findByKeys(connection);
    try (var select = connection.prepareStatement(SELECT)) {
      var numbers = IntStream.range(0, runs.size()).boxed().toList();
      new ArrayParameters<>(select, numbers)
          .add("integer", number -> number)
          .add("bigint", number -> runs.get(number).subject().trigger().value())
          .add("timestamptz", number -> Instants.inSql(runs.get(number).plannedDate()))
          .add("varchar", number -> runs.get(number).targetNode())
          .add("bigint", number -> runs.get(number).serialOfDueInstant());
      var stored = new HashSet<Integer>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getInt(1));
        }
      }
      return numbers.stream().filter(number -> !stored.contains(number)).map(runs::get).toList();
    }
  }
}
