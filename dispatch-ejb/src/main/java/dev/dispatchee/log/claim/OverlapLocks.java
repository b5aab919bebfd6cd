// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The table of slots: one row while a run of a trigger without overlap is in progress. The row is
 * its place in a concurrency group as well.
 */
public final class OverlapLocks {

  private static final Columns<Slot> COLUMNS =
      Columns.<Slot>none()
          .longs("trigger_id", slot -> slot.run().key().trigger().value())
          .texts("target_node", slot -> slot.run().targetNode())
          .longs("log_id", slot -> slot.run().key().log().value());

  private static final Columns<Slot> WITH_PLACES = COLUMNS.texts("gate", Slot::group);

  private OverlapLocks() {}

  private record OverlapLock(DispatchTriggerId trigger, String targetNode) {}

  /** The slot that a run wants, and the group in which it has a place with it; null for none. */
  private record Slot(RunRow run, @Nullable String group) {}

  /**
   * Takes the slots of runs, for the first in line of each, and tells which runs got theirs.
   *
   * @param group in which a run has a place with its slot, by who holds the gate; null for none
   */
  static Set<DispatchLogId> take(
      Connection connection,
      Dialect dialect,
      List<RunRow> runs,
      Function<RunRow, @Nullable String> group)
      throws SQLException {
    var wanted = new LinkedHashMap<OverlapLock, Slot>();
    for (var run : runs) {
      wanted.putIfAbsent(
          new OverlapLock(run.key().trigger(), run.targetNode()), new Slot(run, group.apply(run)));
    }
    if (wanted.isEmpty()) {
      return Set.of();
    }
    var columns =
        wanted.values().stream().anyMatch(slot -> slot.group() != null) ? WITH_PLACES : COLUMNS;
    try (var insert = connection.prepareStatement(dialect.insertFreeSlots(columns))) {
      columns.set(insert, 1, wanted.values());
      return Set.copyOf(Rows.list(insert, row -> new DispatchLogId(row.getLong(1))));
    }
  }

  /** Frees what these runs hold; nothing happens for those that hold none. */
  public static void free(RoundTrip trip, Collection<RunKey> runs) {
    if (runs.isEmpty()) {
      return;
    }
    // By the trigger too, which is how the table is ordered.
    trip.update(
        "delete from dispatch_slot where trigger_id = any (?) and log_id = any (?)",
        (delete, first) -> {
          var triggers = runs.stream().mapToLong(run -> run.trigger().value()).distinct();
          delete.setArray(first, SqlArrays.longs(delete.getConnection(), triggers));
          delete.setArray(first + 1, SqlArrays.longs(delete.getConnection(), ids(runs)));
          return first + 2;
        });
  }

  /**
   * Frees what these runs hold that are not in progress. Of runs whose holder is not known: who
   * holds one that is in progress frees it.
   */
  public static void freeUnlessInProgress(RoundTrip trip, Collection<RunKey> runs) {
    if (runs.isEmpty()) {
      return;
    }
    trip.update(
        """
        delete from dispatch_slot where log_id = any (?) and not exists (select 1
          from dispatch_log l where l.is_open and l.id = log_id and l.status = 'IN_PROGRESS')
        """,
        (delete, first) -> {
          delete.setArray(first, SqlArrays.longs(delete.getConnection(), ids(runs)));
          return first + 1;
        });
  }

  private static LongStream ids(Collection<RunKey> runs) {
    return runs.stream().mapToLong(run -> run.log().value());
  }

  /** Frees what one run holds, and tells whether it held anything. */
  public static boolean free(Connection connection, DispatchLogId run) throws SQLException {
    try (var delete = connection.prepareStatement("delete from dispatch_slot where log_id = ?")) {
      delete.setLong(1, run.value());
      return delete.executeUpdate() > 0;
    }
  }
}
