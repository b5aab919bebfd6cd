// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which due instants have their rows already. A unique key tells only of rows in the same table,
 * and on PostgreSQL open runs and history are two; who asks holds the rows of the triggers, so
 * nothing is added meanwhile.
 */
public final class StoredRuns {

  private record Numbered(int number, NewRun run) {}

  private static final Columns<Numbered> COLUMNS =
      Columns.<Numbered>none()
          .integers("number", Numbered::number)
          .longs("trigger", one -> one.run().subject().trigger().value())
          .instants("planned", one -> one.run().plannedDate())
          .texts("target", one -> one.run().targetNode())
          .longs("serial", one -> one.run().serialOfDueInstant());

  private static final String SELECT =
      """
      select r.number from %s where exists (select 1 from dispatch_log l
        where l.trigger_id = r.trigger and l.planned_date = r.planned and l.target_node = r.target
          and l.serial = r.serial)
      """;

  private StoredRuns() {}

  /** Those of these runs of due instants that have no row, in their order. */
  public static List<NewRun> leaveOut(Connection connection, Dialect dialect, List<NewRun> runs)
      throws SQLException {
    var numbered =
        IntStream.range(0, runs.size())
            .mapToObj(number -> new Numbered(number, runs.get(number)))
            .toList();
    var trip = new RoundTrip(connection, dialect).plan(Planning.BY_KEYS);
    var found =
        trip.select(
            SELECT.formatted(COLUMNS.table(dialect)),
            (select, first) -> COLUMNS.set(select, first, numbered),
            row -> row.getInt(1));
    trip.make();
    var stored = Set.copyOf(found.rows());
    return numbered.stream()
        .filter(one -> !stored.contains(one.number()))
        .map(Numbered::run)
        .toList();
  }
}
