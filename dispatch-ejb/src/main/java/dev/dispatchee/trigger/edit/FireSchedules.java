// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.firing.Alarms;
import dev.dispatchee.trigger.firing.FireDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When triggers fire from a change of them on, stored in the transaction that is open. */
@Singleton
class FireSchedules {

  private final StoredCalendars calendars;
  private final Alarms alarms;

  @Inject
  FireSchedules(StoredCalendars calendars, Alarms alarms) {
    this.calendars = calendars;
    this.alarms = alarms;
  }

  /**
   * When a trigger fires.
   *
   * @param anchor from when on an interval counts; null if it has none
   */
  private record Fires(DispatchTriggerId trigger, @Nullable Instant anchor, FireDates dates) {}

  /** Of new triggers, and sets the alarms for it. */
  void begin(Connection connection, Collection<DispatchTrigger> created, Instant now)
      throws SQLException {
    store(connection, created.stream().map(trigger -> firstFires(trigger, now)).toList());
  }

  /** Of one that has been redefined, and sets the alarm for it. */
  void change(Connection connection, DispatchTrigger trigger, TriggerDefinition before, Instant now)
      throws SQLException {
    var anchor = anchor(connection, trigger.triggerId()).after(before, trigger.definition(), now);
    store(connection, List.of(fires(trigger, anchor, now)));
  }

  private Fires firstFires(DispatchTrigger trigger, Instant now) {
    return fires(trigger, IntervalAnchor.NONE.after(null, trigger.definition(), now), now);
  }

  private Fires fires(DispatchTrigger trigger, @Nullable Instant anchor, Instant now) {
    var definition = trigger.definition();
    // Nothing before now fires.
    var from = anchor == null ? now : anchor;
    var dates =
        definition.active()
            ? FireDates.after(definition.schedule().schedule(from, calendars), now.minusMillis(1))
                .putOff(definition.rules().starts().putOff(trigger.triggerId()))
            : FireDates.NONE;
    return new Fires(trigger.triggerId(), anchor, dates);
  }

  private void store(Connection connection, List<Fires> all) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_trigger set anchor_date = ?, next_due_date = ?, next_fire_date = ?
            where id = ?
            """)) {
      for (var fires : all) {
        Instants.set(update, 1, fires.anchor());
        Instants.set(update, 2, fires.dates().due());
        Instants.set(update, 3, fires.dates().fire());
        update.setLong(4, fires.trigger().value());
        update.addBatch();
      }
      update.executeBatch();
    }
    all.stream()
        .flatMap(fires -> Stream.ofNullable(fires.dates().due()))
        .forEach(alarms::setInTransaction);
  }

  // Not from the entity: what was due before the change may just have fired.
  private static IntervalAnchor anchor(Connection connection, DispatchTriggerId trigger)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select anchor_date, previous_fire_date from dispatch_trigger where id = ?")) {
      select.setLong(1, trigger.value());
      return Rows.first(
              select,
              row ->
                  new IntervalAnchor(
                      Instants.find(row, "anchor_date").orElse(null),
                      Instants.find(row, "previous_fire_date").orElse(null)))
          .orElse(IntervalAnchor.NONE);
    }
  }
}
