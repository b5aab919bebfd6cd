// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.log.queue.StoredRuns;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.scheduler.SchedulerSwitch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns due triggers into rows: claims them, inserts a log for each due instant and stores the next
 * one, all in one short transaction for many triggers. Safe for several threads and nodes.
 */
@Singleton
public class DueTriggers {

  /** How many triggers one transaction deals with at most. */
  static final int BATCH = 500;

  private final Database database;
  private final RunInserts inserts;
  private final Nodes nodes;
  private final MisfireTimes times;
  private final SchedulerSwitch scheduler;
  private final Clock clock;
  private final NextDates nextDates;
  private final StoredCalendars calendars;

  /** Takes what it needs. */
  @Inject
  public DueTriggers(
      Database database,
      RunInserts inserts,
      Nodes nodes,
      MisfireTimes times,
      SchedulerSwitch scheduler,
      StoredCalendars calendars,
      Clock clock) {
    this.database = database;
    this.inserts = inserts;
    this.nodes = nodes;
    this.times = times;
    this.scheduler = scheduler;
    this.calendars = calendars;
    this.clock = clock;
    this.nextDates = new NextDates(database.dialect());
  }

  /**
   * What a batch came to.
   *
   * @param triggers how many triggers fired
   * @param queued the runs that may be claimed now, of those that wait for a turn the first alone
   * @param nextDue when the triggers are due again
   * @param ended those that are never due again, and are inactive now
   * @param misfires how many due times were too late to run
   * @param gaps how many local times did not exist
   * @param isAll whether nothing was left for another batch
   */
  public record Fired(
      int triggers,
      List<DispatchLogId> queued,
      List<Instant> nextDue,
      List<RunSubject> ended,
      long misfires,
      long gaps,
      boolean isAll) {

    static final Fired NOTHING = new Fired(0, List.of(), List.of(), List.of(), 0, 0, true);
  }

  /** Fires triggers that are due now and that nobody else is firing; none while it is paused. */
  public Fired fireDue() {
    return fireDueSince(Duration.ZERO, database.dialect().forUpdateSkipLocked());
  }

  /**
   * Fires triggers that are due now, waiting for those that somebody else has locked: who changes a
   * trigger, or runs it by hand, in the moment it fires must not make it late.
   */
  public Fired fireDueAndLocked() {
    return fireDueSince(Duration.ZERO, database.dialect().forUpdate());
  }

  /** Fires triggers that should have fired a while ago. */
  public Fired fireOverdue(Duration late) {
    return fireDueSince(late, database.dialect().forUpdateSkipLocked());
  }

  private Fired fireDueSince(Duration late, String locking) {
    if (scheduler.state().paused()) {
      return Fired.NOTHING;
    }
    // Who ends runs of due triggers may have locked them in another order.
    return database.inTransactionOrAgain(
        connection -> {
          var now = clock.instant();
          Planning.IN_ORDER_OF_AN_INDEX.begin(connection, database.dialect());
          var due =
              select(
                  connection,
                  "where active and next_due_date <= ? order by next_due_date, id limit "
                      + BATCH
                      + locking,
                  statement -> Instants.set(statement, 1, now.minus(late)));
          return fire(connection, due, now, now);
        });
  }

  /**
   * Deals with what of one trigger was due before an instant, in the caller's transaction, which
   * holds its row: for a caller that is about to change its schedule. What is put off is not any
   * longer.
   */
  public Fired fireBefore(Connection connection, DispatchTriggerId trigger, Instant instant)
      throws SQLException {
    var due =
        select(
            connection,
            "where active and next_due_date is not null and id = ?",
            statement -> statement.setLong(1, trigger.value()));
    return due.stream().noneMatch(one -> one.firesBefore(instant))
        ? Fired.NOTHING
        : fireBefore(connection, due, instant);
  }

  /** The same of some that are put off by the same time. */
  private Fired fireBefore(Connection connection, List<DueTrigger> due, Instant instant)
      throws SQLException {
    return fire(connection, due, instant.minusMillis(1).plus(due.get(0).putOff()), instant);
  }

  /**
   * Deals with what of the triggers that a calendar binds was due before an instant, in the
   * caller's transaction, and locks all that are active: for a caller that is about to change the
   * calendar. What is put off is not any longer.
   *
   * @return the triggers that are active then, also those that are not due again
   */
  public List<BoundTrigger> fireBoundBefore(Connection connection, String calendar, Instant instant)
      throws SQLException {
    BoundTrigger.lockAll(connection, calendar, instant);
    var due =
        select(
                connection,
                "where active and next_due_date is not null and (calendar = ? or only_calendar = ?)"
                    + " order by id for update",
                statement -> {
                  statement.setString(1, calendar);
                  statement.setString(2, calendar);
                })
            .stream()
            .filter(trigger -> trigger.firesBefore(instant))
            .collect(Collectors.groupingBy(DueTrigger::putOff));
    for (var alike : due.values()) {
      for (int done = 0; done < alike.size(); ) {
        var piece = alike.subList(done, Math.min(alike.size(), done + BATCH));
        done += fireBefore(connection, piece, instant).triggers();
      }
    }
    return BoundTrigger.lockAll(connection, calendar, instant);
  }

  private Fired fire(Connection connection, List<DueTrigger> due, Instant upTo, Instant now)
      throws SQLException {
    if (due.isEmpty()) {
      return Fired.NOTHING;
    }
    var addressees = nodes.addressees(connection);
    var lateness = new Lateness(now, times, scheduler.state());
    var plans = FirePlan.ofSome(due, upTo, lateness, addressees, calendarsOf(connection, due));
    var runs = plans.stream().flatMap(plan -> plan.runs().stream()).toList();
    if (plans.stream().anyMatch(FirePlan::mayBeStored)) {
      runs = StoredRuns.leaveOut(connection, database.dialect(), runs);
    }
    var keys = inserts.insertOnly(connection, runs, now);
    nextDates.store(connection, plans, RunInserts.newest(runs, keys), now);
    return new Fired(
        plans.size(),
        startable(runs, keys),
        plans.stream().flatMap(plan -> Stream.ofNullable(plan.next().due())).distinct().toList(),
        plans.stream()
            .filter(plan -> !plan.goesOn())
            .map(plan -> plan.trigger().subject())
            .toList(),
        missed(runs, EndReason.MISFIRE),
        missed(runs, EndReason.GAP),
        due.size() < BATCH && plans.size() == due.size());
  }

  private static long missed(List<NewRun> runs, EndReason reason) {
    return runs.stream()
        .filter(run -> run.reason() == reason && run.missedCount() != null)
        .mapToLong(run -> run.missedCount())
        .sum();
  }

  // Read after the triggers were locked: who changes a calendar locks the triggers that it binds.
  private CalendarLookup calendarsOf(Connection connection, List<DueTrigger> due)
      throws SQLException {
    return calendars.of(
        connection,
        due.stream().flatMap(trigger -> trigger.schedule().calendars()).distinct().toList());
  }

  /**
   * What a bell is to name. Of runs that wait for their turn only the first is: a hint for a later
   * one would have it claimed before its turn.
   */
  private static List<DispatchLogId> startable(List<NewRun> runs, List<RunKey> keys) {
    var startable = new ArrayList<DispatchLogId>();
    var inTurn = new HashSet<Turn>();
    for (int i = 0; i < runs.size(); i++) {
      var run = runs.get(i);
      if (run.status() == RunStatus.QUEUED
          && (!run.waits() || inTurn.add(new Turn(run.subject().trigger(), run.targetNode())))) {
        startable.add(keys.get(i).log());
      }
    }
    return startable;
  }

  private record Turn(DispatchTriggerId trigger, String targetNode) {}

  private static List<DueTrigger> select(Connection connection, String where, Parameters parameters)
      throws SQLException {
    try (var select = connection.prepareStatement(DueTrigger.SELECT + where)) {
      parameters.set(select);
      return Rows.list(select, DueTrigger::read);
    }
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }
}
