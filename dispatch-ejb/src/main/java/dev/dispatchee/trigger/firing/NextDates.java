// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.queue.NewestRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores what comes next of triggers that have fired: many of them in one statement. */
final class NextDates {

  /**
   * What is written to a trigger that was dealt with.
   *
   * @param newest its newest row; null when it got none
   */
  private record Done(FirePlan plan, @Nullable NewestRun newest) {}

  private static final Columns<Done> COLUMNS =
      Columns.<Done>none()
          .longs("trigger", done -> done.plan().trigger().subject().trigger().value())
          .instants("due", done -> done.plan().next().due())
          .instants("fire", done -> done.plan().next().fire())
          .booleans("goes_on", done -> done.plan().goesOn())
          .instants("previous", done -> done.plan().previousFireDate().orElse(null))
          .longs("log", done -> done.newest() == null ? null : done.newest().key().log().value())
          .instants("planned", done -> done.newest() == null ? null : done.newest().plannedDate());

  private final Dialect dialect;
  private final String update;

  NextDates(Dialect dialect) {
    this.dialect = dialect;
    this.update =
        dialect.updateRows(
            "dispatch_trigger",
            COLUMNS,
            "t.id = r.trigger",
            """
            next_due_date = r.due, next_fire_date = r.fire, active = r.goes_on,
            previous_fire_date = coalesce(r.previous, t.previous_fire_date),
            newest_log_id = case when %1$s then r.log else t.newest_log_id end,
            newest_planned_date = case when %1$s then r.planned else t.newest_planned_date end
            """
                .formatted(NewestRun.IS_NEWER));
  }

  /**
   * Writes the next dates, and an audit entry for each trigger whose schedule has ended.
   *
   * @param newest the newest row of each trigger that got one
   */
  void store(
      Connection connection,
      List<FirePlan> plans,
      Map<DispatchTriggerId, NewestRun> newest,
      Instant now)
      throws SQLException {
    var trip = new RoundTrip(connection, dialect).plan(Planning.BY_KEYS);
    trip.update(
        update,
        (statement, first) ->
            COLUMNS.set(
                statement,
                first,
                plans.stream().map(plan -> new Done(plan, find(newest, plan))).toList()));
    trip.make();
    AuditTrail.append(
        connection,
        plans.stream()
            .filter(plan -> !plan.goesOn())
            .map(plan -> ended(plan.trigger(), now))
            .toList());
  }

  private static @Nullable NewestRun find(Map<DispatchTriggerId, NewestRun> newest, FirePlan plan) {
    return newest.get(plan.trigger().subject().trigger());
  }

  private static AuditEntry ended(DueTrigger trigger, Instant now) {
    return new AuditEntry(
        now,
        AuditEntry.ENGINE,
        AuditEntry.Action.SCHEDULE_ENDED,
        AuditedEntity.TRIGGER,
        trigger.subject().trigger().value(),
        trigger.subject().triggerName(),
        "{\"active\":true}",
        "{\"active\":false}");
  }
}
