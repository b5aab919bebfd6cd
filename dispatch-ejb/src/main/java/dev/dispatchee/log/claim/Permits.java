// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of permits: a row for each gate that a run has passed, but for the group in which it
 * has a place with its slot. Those of groups go when slots go, those of rates when their window is
 * over; none is counted anywhere else, so none can leak.
 */
public final class Permits {

  /** A permit to be taken. */
  record Permit(String gate, DispatchLogId run, @Nullable Instant until) {}

  private static final Columns<Permit> COLUMNS =
      Columns.<Permit>none()
          .texts("gate", Permit::gate)
          .longs("log_id", permit -> permit.run().value())
          .instants("until_date", Permit::until);

  private static final String OF_GROUPS = "until_date is null and";

  private Permits() {}

  /** Takes permits, by who holds the gates. */
  static void take(RoundTrip trip, List<Permit> permits) {
    if (!permits.isEmpty()) {
      trip.update(
          trip.dialect().insertNew("dispatch_permit", COLUMNS, List.of("log_id", "gate")),
          (insert, first) -> COLUMNS.set(insert, first, permits));
    }
  }

  /** Frees what ended of these runs; that they started still counts in their rates. */
  public static void free(RoundTrip trip, Collection<ClaimedRun> runs) {
    delete(trip, OF_GROUPS, gated(runs.stream().filter(run -> !run.placeInSlot()).toList()));
  }

  /** Frees the same of what one run holds, and tells whether that was anything. */
  public static boolean free(Connection connection, DispatchLogId run) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_permit where %s log_id = ?".formatted(OF_GROUPS))) {
      delete.setLong(1, run.value());
      return delete.executeUpdate() > 0;
    }
  }

  /** Frees all that these runs hold, as if they had never been claimed. */
  public static void giveBack(RoundTrip trip, Collection<DispatchLogId> runs) {
    delete(trip, "", runs);
  }

  /** As {@link #free}, of those that are not in progress: who holds one that is frees it. */
  public static void freeUnlessInProgress(RoundTrip trip, Collection<DispatchLogId> runs) {
    delete(
        trip,
        """
        %s not exists (select 1 from dispatch_log l
          where l.is_open and l.id = log_id and l.status = 'IN_PROGRESS') and
        """
            .formatted(OF_GROUPS),
        runs);
  }

  /** Those of some runs that stood before gates. */
  static List<DispatchLogId> gated(Collection<ClaimedRun> runs) {
    return runs.stream()
        .filter(run -> run.subject().gate() != null)
        .map(run -> run.key().log())
        .toList();
  }

  private static void delete(RoundTrip trip, String condition, Collection<DispatchLogId> runs) {
    // Of most runs there is none, and they are not to pay for that.
    if (!runs.isEmpty()) {
      trip.update(
          "delete from dispatch_permit where %s log_id = any (?)".formatted(condition),
          (delete, first) -> {
            var ids = runs.stream().mapToLong(DispatchLogId::value);
            delete.setArray(first, SqlArrays.longs(delete.getConnection(), ids));
            return first + 1;
          });
    }
  }
}
