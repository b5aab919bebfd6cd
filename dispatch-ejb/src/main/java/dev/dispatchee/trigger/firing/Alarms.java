// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.RunAlarm;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that there is one alarm for each instant of the next ten minutes at which something is
 * due, and none for later ones: those are set by the sweep. Safe for several threads.
 */
@Singleton
public class Alarms implements RunAlarm {

  /** How far ahead alarms are set. */
  static final Duration HORIZON = Duration.ofMinutes(10);

  private final DatabaseClock clock;
  private final FiringMeters meters;
  private final Set<Instant> set = ConcurrentHashMap.newKeySet();

  @EJB private Alarm alarm;

  @Inject
  Alarms(DatabaseClock clock, FiringMeters meters) {
    this.clock = clock;
    this.meters = meters;
  }

  /** Learns of the alarms that an earlier start of the application has set. */
  public void recall() {
    set.addAll(alarm.all());
  }

  @Override
  public void setFor(Instant due) {
    if (due.isAfter(clock.instant().plus(HORIZON)) || !set.add(due)) {
      return;
    }
    try {
      alarm.set(due, clock.onThisMachine(due));
      meters.alarmsSet.inc();
    } catch (EJBException | IllegalStateException notSet) {
      // The application stops, or the timer store is away.
      set.remove(due);
      meters.alarmsNotSet.inc();
      if (DatabaseException.isAway(notSet)) {
        TriggerLog.LOG.alarmWaits(due.toString());
      } else {
        TriggerLog.LOG.alarmNotSet(due.toString(), notSet.getMessage());
      }
    }
  }

  /**
   * Sets an alarm in the transaction that is open, whether there is one or not: if it is rolled
   * back the alarm is gone, and must not be thought to be there.
   */
  public void setInTransaction(Instant due) {
    if (!due.isAfter(clock.instant().plus(HORIZON))) {
      alarm.set(due, clock.onThisMachine(due));
    }
  }

  /** Forgets the alarms for instants before this one, which rang or never will. */
  void forgetBefore(Instant instant) {
    set.removeIf(due -> due.isBefore(instant));
  }

  /**
   * An alarm rings.
   *
   * @return whether its instant has come; if not, by the database's clock, it is set again
   */
  boolean rang(Instant instant) {
    set.remove(instant);
    meters.alarmsRung.inc();
    if (clock.instant().isBefore(instant)) {
      setFor(instant);
      return false;
    }
    return true;
  }
}
