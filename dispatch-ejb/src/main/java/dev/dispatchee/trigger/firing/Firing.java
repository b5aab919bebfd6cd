// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.trace.Tracing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Fires in batches until nothing is due, and after each, when it has committed, sets the next
 * alarms and rings the bell. Must be called with no transaction open. Safe for several threads.
 */
@Singleton
public class Firing {

  /** How late a trigger is when the sweep takes it that its alarm is lost. */
  static final Duration OVERDUE = Duration.ofSeconds(2);

  /** How long nobody is hurried after firing failed, so that one fault does not fill the log. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(15);

  private final AtomicInteger inProgress = new AtomicInteger();
  private volatile Instant failedDate = Instant.EPOCH;

  private final DueTriggers dueTriggers;
  private final ComingDates dates;
  private final Alarms alarms;
  private final DispatchBell bell;
  private final EngineEvents events;
  private final FiringMeters meters;
  private final Tracing tracing;
  private final Clock clock;

  @Inject
  Firing(
      DueTriggers dueTriggers,
      ComingDates dates,
      Alarms alarms,
      DispatchBell bell,
      EngineEvents events,
      FiringMeters meters,
      Tracing tracing,
      Clock clock) {
    this.dueTriggers = dueTriggers;
    this.dates = dates;
    this.alarms = alarms;
    this.bell = bell;
    this.events = events;
    this.meters = meters;
    this.tracing = tracing;
    this.clock = clock;
  }

  /** Fires all triggers that are due now, and has runs started whose time has come. */
  public void fireWhatIsDue() {
    int fired = fireAll(dueTriggers::fireDue);
    if (dates.isAnyDue(clock.instant())) {
      fired += fireAll(dueTriggers::fireDueAndLocked);
    }
    if (fired == 0) {
      // The alarm may have been for a run that waited, such as a further attempt.
      bell.ring(List.of());
    }
  }

  /**
   * Has what is overdue fired by an alarm that rings at once: the node that set its own may be
   * gone. Not while this node fires anyway, nor soon after it could not.
   */
  public void takeOver() {
    var now = clock.instant();
    if (inProgress.get() == 0 && now.isAfter(failedDate.plus(PAUSE_AFTER_FAILURE))) {
      meters.takenOver.inc();
      alarms.setFor(now);
    }
  }

  /**
   * Repairs what a lost alarm leaves behind: fires what is overdue, and sets the alarms of the next
   * ten minutes.
   *
   * @param alarmsAreLost whether none could ring lately, asked when the database has answered,
   *     which may be away until then: nothing is done, as {@link #catchUp} is to do it
   */
  public void sweep(BooleanSupplier alarmsAreLost) {
    var now = clock.instant();
    var latest = now.minus(OVERDUE);
    var horizon = now.plus(Alarms.HORIZON);
    var coming = dates.upTo(now, horizon);
    if (alarmsAreLost.getAsBoolean()) {
      return;
    }
    var due = coming.ofTriggers();
    if (due.stream().anyMatch(date -> !date.isAfter(latest))) {
      fireOverdue();
    }
    alarms.forgetBefore(latest);
    due.stream().filter(date -> date.isAfter(latest)).forEach(alarms::setFor);
    coming.ofRuns().forEach(alarms::setFor);
  }

  /**
   * As {@link #sweep}, after a time in which no alarm could ring: what is due is not left to its
   * alarm, however short the time since.
   */
  public void catchUp() {
    var now = clock.instant();
    fireWhatIsDue();
    alarms.forgetBefore(now);
    sweep(() -> false);
  }

  private void fireOverdue() {
    int overdue = fireAll(() -> dueTriggers.fireOverdue(OVERDUE));
    if (overdue > 0) {
      meters.repaired.inc(overdue);
      TriggerLog.LOG.overdue(overdue);
    }
  }

  private int fireAll(Supplier<DueTriggers.Fired> batches) {
    inProgress.incrementAndGet();
    try {
      return fireEach(batches);
    } catch (RuntimeException failed) {
      failedDate = clock.instant();
      throw failed;
    } finally {
      inProgress.decrementAndGet();
    }
  }

  private int fireEach(Supplier<DueTriggers.Fired> batches) {
    int fired = 0;
    DueTriggers.Fired batch;
    do {
      batch = batches.get();
      fired += batch.triggers();
      if (batch.triggers() > 0) {
        afterCommit(batch);
      }
    } while (!batch.isAll());
    return fired;
  }

  private void afterCommit(DueTriggers.Fired batch) {
    meters.fired(batch);
    var trace = tracing.fire(batch.triggers());
    try {
      tell(batch);
    } finally {
      trace.leave();
      trace.end();
    }
  }

  private void tell(DueTriggers.Fired batch) {
    if (!batch.queued().isEmpty()) {
      bell.ring(batch.queued());
    }
    for (Instant due : batch.nextDue()) {
      alarms.setFor(due);
    }
    for (RunSubject ended : batch.ended()) {
      events.report(
          () ->
              new TriggerChanged(
                  ended.trigger().value(), ended.triggerName(), Change.UPDATED, AuditEntry.ENGINE));
    }
  }
}
