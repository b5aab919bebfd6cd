// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.access.Sight;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.BusinessCalendar;
import dev.dispatchee.businesscalendar.CalendarDefinition;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Planning;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.log.queue.StoredRuns;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.schedule.CalendarRule;
import dev.dispatchee.trigger.firing.Alarms;
import dev.dispatchee.trigger.firing.BoundTrigger;
import dev.dispatchee.trigger.firing.DueTriggers;
import dev.dispatchee.trigger.firing.FireDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes calendars in the transaction that is open, with all that depends on them. */
@Singleton
public class CalendarChanges {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 1_000;

  private record Rebound(DispatchTriggerId trigger, FireDates dates) {}

  private static final Columns<Rebound> COLUMNS =
      Columns.<Rebound>none()
          .longs("trigger", one -> one.trigger().value())
          .instants("due", one -> one.dates().due())
          .instants("fire", one -> one.dates().fire());

  private final StoredCalendars calendars;
  private final DueTriggers dueTriggers;
  private final RunInserts inserts;
  private final Alarms alarms;
  private final Database database;
  private final Clock clock;
  private final String update;

  @Inject
  CalendarChanges(
      StoredCalendars calendars,
      DueTriggers dueTriggers,
      RunInserts inserts,
      Alarms alarms,
      Database database,
      Clock clock) {
    this.calendars = calendars;
    this.dueTriggers = dueTriggers;
    this.inserts = inserts;
    this.alarms = alarms;
    this.database = database;
    this.clock = clock;
    this.update =
        database
            .dialect()
            .updateRows(
                "dispatch_trigger",
                COLUMNS,
                "t.id = r.trigger",
                "next_due_date = r.due, next_fire_date = r.fire");
  }

  /**
   * Makes a calendar.
   *
   * @throws ConflictException if the name is taken
   */
  long create(CalendarDefinition definition, String user) {
    var now = clock.instant();
    return database.withConnection(
        connection -> {
          if (calendars.isThere(connection, definition.name())) {
            throw new ConflictException(
                "duplicate-name", "there is a calendar '%s' already".formatted(definition.name()));
          }
          long id = calendars.add(connection, definition, user, now);
          audit(connection, Action.CREATE, id, definition.name(), null, definition, now, user);
          return id;
        });
  }

  /**
   * Replaces what a calendar is, and computes anew when its triggers are due.
   *
   * @return empty if there is none of that id
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws ValidationException if it would have another name
   */
  Optional<BusinessCalendar> replace(
      long id, CalendarDefinition after, VersionCondition condition, String user) {
    return database.withConnection(
        connection -> {
          var found = calendars.lock(connection, id);
          if (found.isPresent()) {
            replace(connection, found.get(), after, condition, user);
          }
          return found;
        });
  }

  private void replace(
      Connection connection,
      BusinessCalendar found,
      CalendarDefinition after,
      VersionCondition condition,
      String user)
      throws SQLException {
    condition.check(found.version());
    var before = found.definition();
    checkName(before, after);
    if (after.equals(before)) {
      return;
    }
    var now = clock.instant();
    // What was due before now belongs to the old times, also when no alarm has dealt with it.
    var bound = dueTriggers.fireBoundBefore(connection, before.name(), now);
    calendars.replace(connection, found.id(), after, user, now);
    reschedule(connection, bound, before, after, now);
    audit(connection, Action.UPDATE, found.id(), before.name(), before, after, now, user);
  }

  private static void checkName(CalendarDefinition before, CalendarDefinition after) {
    if (!before.name().equals(after.name())) {
      throw new ValidationException(
          List.of(
              Violation.of(
                  "name",
                  "found '%s', allowed: '%s'; the name of a calendar cannot change"
                      .formatted(after.name(), before.name()))));
    }
  }

  private void reschedule(
      Connection connection,
      List<BoundTrigger> bound,
      CalendarDefinition before,
      CalendarDefinition after,
      Instant now)
      throws SQLException {
    var old = lookup(connection, bound, before);
    var lookup = lookup(connection, bound, after);
    var rebound = new ArrayList<Rebound>();
    var overtaken = new ArrayList<NewRun>();
    for (var one : bound) {
      var schedule = one.schedule().schedule(one.anchor(), lookup);
      var dates = FireDates.after(schedule, now.minusMillis(1)).putOff(one.putOff());
      rebound.add(new Rebound(one.subject().trigger(), dates));
      if (schedule.isPresent() && one.schedule().calendarRule() == CalendarRule.NEXT_DAY) {
        var until = one.schedule().schedule(one.anchor(), old).orElseThrow();
        overtaken.addAll(OvertakenMoves.of(one.subject(), until, schedule.get(), now));
      }
    }
    note(connection, overtaken, now);
    for (int i = 0; i < rebound.size(); i += BATCH) {
      store(connection, rebound.subList(i, Math.min(rebound.size(), i + BATCH)));
    }
    rebound.stream()
        .flatMap(one -> Stream.ofNullable(one.dates().due()))
        .distinct()
        .forEach(alarms::setInTransaction);
  }

  private void note(Connection connection, List<NewRun> overtaken, Instant now)
      throws SQLException {
    if (!overtaken.isEmpty()) {
      // The same may have been overtaken before.
      var left = StoredRuns.leaveOut(connection, database.dialect(), overtaken);
      inserts.insert(connection, left, now);
    }
  }

  private void store(Connection connection, List<Rebound> rebound) throws SQLException {
    Planning.BY_KEYS.begin(connection, database.dialect());
    try (var statement = connection.prepareStatement(update)) {
      COLUMNS.set(statement, 1, rebound);
      statement.executeUpdate();
    }
  }

  // The changed one as it will be: what is not committed yet must not be kept for others.
  private CalendarLookup lookup(
      Connection connection, List<BoundTrigger> bound, CalendarDefinition changed)
      throws SQLException {
    var others =
        calendars.of(
            connection,
            bound.stream()
                .flatMap(one -> one.schedule().calendars())
                .filter(name -> !name.equals(changed.name()))
                .distinct()
                .toList());
    var times = changed.content().times();
    return name -> name.equals(changed.name()) ? Optional.of(times) : others.find(name);
  }

  /**
   * Takes a calendar away.
   *
   * @param sight which of the triggers that keep to it may be named
   * @return whether there was one of that id
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws CalendarInUseException if triggers keep to it
   */
  boolean delete(long id, VersionCondition condition, String user, Sight sight) {
    return database.withConnection(
        connection -> {
          var found = calendars.lock(connection, id);
          if (found.isEmpty()) {
            return false;
          }
          condition.check(found.get().version());
          var definition = found.get().definition();
          long uses = CalendarUses.of(connection, definition.name(), Sight.EVERYTHING).count();
          if (uses > 0) {
            throw new CalendarInUseException(
                CalendarUses.of(connection, definition.name(), sight).names(), uses);
          }
          calendars.remove(connection, id);
          audit(
              connection,
              Action.DELETE,
              id,
              definition.name(),
              definition,
              null,
              clock.instant(),
              user);
          return true;
        });
  }

  private static void audit(
      Connection connection,
      Action action,
      long id,
      String name,
      @Nullable CalendarDefinition before,
      @Nullable CalendarDefinition after,
      Instant now,
      String user)
      throws SQLException {
    AuditTrail.append(
        connection,
        new AuditEntry(
            now, user, action, AuditedEntity.CALENDAR, id, name, state(before), state(after)));
  }

  private static @Nullable String state(@Nullable CalendarDefinition definition) {
    if (definition == null) {
      return null;
    }
    ObjectNode state = JSON.createObjectNode();
    state.put("name", definition.name());
    state.put("description", definition.description());
    state.setAll((ObjectNode) JSON.valueToTree(definition.content()));
    return Objects.toString(state);
  }
}
