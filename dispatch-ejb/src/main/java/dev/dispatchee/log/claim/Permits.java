// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The table of permits: a row for each gate that a run has passed. Those of groups go with the
 * run's slot, those of rates when their window is over; none is counted anywhere else, so none can
 * leak.
 */
public final class Permits {

  /** A permit to be taken. */
  record Permit(String gate, DispatchLogId run, @Nullable Instant until) {}

  private static final Columns<Permit> COLUMNS =
      Columns.<Permit>none()
          .texts("gate", Permit::gate)
          .longs("log_id", permit -> permit.run().value())
          .instants("until_date", Permit::until);

  private Permits() {}

  /** Takes permits, by who holds the gates. */
  static void take(Connection connection, Dialect dialect, List<Permit> permits)
      throws SQLException {
    if (permits.isEmpty()) {
      return;
    }
    var sql = dialect.insertNew("dispatch_permit", COLUMNS, List.of("log_id", "gate"));
    try (var insert = connection.prepareStatement(sql)) {
      COLUMNS.set(insert, 1, permits);
      insert.executeUpdate();
    }
  }

  /** Frees what these runs hold of groups; that they started still counts in their rates. */
  public static void free(Connection connection, Collection<DispatchLogId> runs)
      throws SQLException {
    delete(connection, "until_date is null and", runs);
  }

  /** Frees the same of what this many runs hold, and tells whether that was anything. */
  public static boolean free(Connection connection, DispatchLogId run) throws SQLException {
    return delete(connection, "until_date is null and", List.of(run)) > 0;
  }

  /** Frees all that these runs hold, as if they had never been claimed. */
  public static void giveBack(Connection connection, Collection<ClaimedRun> runs)
      throws SQLException {
    delete(connection, "", gated(runs));
  }

  /** Frees what ended of these runs. */
  public static void freeOf(Connection connection, Collection<ClaimedRun> runs)
      throws SQLException {
    free(connection, gated(runs));
  }

  /** As {@link #free}, of those that are not in progress: who holds one that is frees it. */
  public static void freeUnlessInProgress(Connection connection, Collection<DispatchLogId> runs)
      throws SQLException {
    delete(
        connection,
        """
        until_date is null and not exists (select 1 from dispatch_log l
          where l.is_open and l.id = log_id and l.status = 'IN_PROGRESS') and\s""",
        runs);
  }

  private static List<DispatchLogId> gated(Collection<ClaimedRun> runs) {
    return runs.stream()
        .filter(run -> run.subject().gate() != null)
        .map(run -> run.key().log())
        .toList();
  }

  private static int delete(Connection connection, String condition, Collection<DispatchLogId> runs)
      throws SQLException {
    // Of most runs there is none, and they are not to pay for that.
    if (runs.isEmpty()) {
      return 0;
    }
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_permit where " + condition + " log_id = any (?)")) {
      LongStream ids = runs.stream().mapToLong(DispatchLogId::value);
      delete.setArray(1, SqlArrays.longs(connection, ids));
      return delete.executeUpdate();
    }
  }
}
