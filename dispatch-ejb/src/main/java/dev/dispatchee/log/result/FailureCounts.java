// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Counts the failures in a row of triggers that are deactivated by so many of them, in the
 * transaction that ends the runs.
 *
 * <p>A run counts when it has come to its end for good: a failure that is tried again says nothing
 * yet, and one that was canceled says nothing at all.
 */
final class FailureCounts {

  private static final Comparator<RunResult> BY_END =
      Comparator.comparing(RunResult::endDate)
          .thenComparing(result -> result.run().key().log().value());

  private static final String ONE_MORE =
      """
      update dispatch_trigger set failures_in_a_row = failures_in_a_row + 1
      where id = ? and pause_after_failures is not null
        and exists (select 1 from dispatch_log where id = ? and status in ('FAILED', 'TIMED_OUT'))
      """;
  private static final String NONE =
      """
      update dispatch_trigger set failures_in_a_row = 0
      where id = ? and failures_in_a_row > 0
        and exists (select 1 from dispatch_log where id = ? and status = 'SUCCESSFUL')
      """;
  private static final String DEACTIVATE =
      """
      update dispatch_trigger set active = false, next_due_date = null, next_fire_date = null
      where id = ? and active and failures_in_a_row >= pause_after_failures
      """;

  private FailureCounts() {}

  /** Counts what these results say, and deactivates the triggers that have failed too often. */
  static List<DeactivatedTrigger> count(
      Connection connection, Collection<RunResult> written, Instant now) throws SQLException {
    var counted =
        written.stream()
            .filter(result -> result.run().countsFailures())
            .filter(result -> saysSomething(result))
            .sorted(BY_END)
            .toList();
    var deactivated = new ArrayList<DeactivatedTrigger>();
    if (counted.isEmpty()) {
      return deactivated;
    }
    lock(connection, written);
    try (var oneMore = connection.prepareStatement(ONE_MORE);
        var none = connection.prepareStatement(NONE)) {
      for (var result : counted) {
        if (result.status() == RunStatus.SUCCESSFUL) {
          update(none, result);
        } else if (update(oneMore, result) && deactivate(connection, result)) {
          var trigger = read(connection, result.run().key().trigger());
          audit(connection, trigger, now);
          deactivated.add(trigger);
        }
      }
    }
    return deactivated;
  }

  private static boolean saysSomething(RunResult result) {
    return result.status() == RunStatus.SUCCESSFUL || result.isFailure();
  }

  // All at once and in one order, those of further attempts too, or two who end runs may deadlock.
  private static void lock(Connection connection, Collection<RunResult> written)
      throws SQLException {
    var ids = written.stream().mapToLong(result -> result.run().key().trigger().value()).distinct();
    try (var select =
        connection.prepareStatement(
            "select id from dispatch_trigger where id = any (?) order by id for update")) {
      select.setArray(1, SqlArrays.longs(connection, ids));
      select.executeQuery().close();
    }
  }

  private static boolean update(PreparedStatement update, RunResult result) throws SQLException {
    update.setLong(1, result.run().key().trigger().value());
    update.setLong(2, result.run().key().log().value());
    return update.executeUpdate() == 1;
  }

  private static boolean deactivate(Connection connection, RunResult result) throws SQLException {
    try (var update = connection.prepareStatement(DEACTIVATE)) {
      update.setLong(1, result.run().key().trigger().value());
      return update.executeUpdate() == 1;
    }
  }

  private static DeactivatedTrigger read(Connection connection, DispatchTriggerId id)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select name, failures_in_a_row from dispatch_trigger where id = ?")) {
      select.setLong(1, id.value());
      try (var row = select.executeQuery()) {
        row.next();
        return new DeactivatedTrigger(id, row.getString("name"), row.getInt("failures_in_a_row"));
      }
    }
  }

  private static void audit(Connection connection, DeactivatedTrigger trigger, Instant now)
      throws SQLException {
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            AuditEntry.ENGINE,
            AuditEntry.Action.FAILED_TOO_OFTEN,
            AuditedEntity.TRIGGER,
            trigger.id().value(),
            trigger.name(),
            "{\"active\":true}",
            "{\"active\":false,\"failuresInARow\":%d}".formatted(trigger.failures())));
  }
}
