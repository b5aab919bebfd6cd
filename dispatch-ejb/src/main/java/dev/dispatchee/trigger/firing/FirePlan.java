// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Addressees;
import dev.dispatchee.node.Node;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a due trigger: the rows to insert, and when it is due again. Its rows cover each
 * due instant exactly once.
 *
 * @param trigger the trigger
 * @param runs the rows, oldest planned date first
 * @param next when it is due again
 */
record FirePlan(DueTrigger trigger, List<NewRun> runs, FireDates next) {

  /** How many rows plans that are carried out together come to, give or take those of one. */
  static final int ENOUGH_ROWS = 10_000;

  /**
   * Plans for triggers, in their order, until their rows are enough for one transaction.
   *
   * @return at least one plan, if there is a trigger
   */
  static List<FirePlan> ofSome(
      List<DueTrigger> triggers,
      Instant upTo,
      Lateness lateness,
      Addressees addressees,
      CalendarLookup calendars) {
    var plans = new ArrayList<FirePlan>();
    int rows = 0;
    for (var trigger : triggers) {
      if (rows >= ENOUGH_ROWS) {
        break;
      }
      var plan = of(trigger, upTo, lateness, addressees, calendars);
      plans.add(plan);
      rows += plan.runs().size();
    }
    return plans;
  }

  /**
   * Plans for what is due up to an instant.
   *
   * @param upTo the last instant that is dealt with
   * @param lateness whether it is dealt with in time
   * @param addressees the nodes that a fire on all nodes is addressed to
   * @param calendars finds the calendars that bind it
   */
  static FirePlan of(
      DueTrigger trigger,
      Instant upTo,
      Lateness lateness,
      Addressees addressees,
      CalendarLookup calendars) {
    var schedule = trigger.schedule().schedule(trigger.anchor(), calendars);
    // By the schedule, whose fires come before what they are put off to. Columns hold milliseconds,
    // so nothing lies between the instant and the one before it.
    var before = trigger.nextDue().minus(trigger.putOff()).minusMillis(1);
    var until = upTo.minus(trigger.putOff());
    var due = schedule.map(s -> DueTimes.of(s, before, until)).orElse(DueTimes.NONE);
    var targets =
        trigger.clusterMode() == DispatchTaskClusterMode.ALL_NODES
            ? addressees.of(trigger.subject().executorType())
            : List.of(Node.ANY);
    var runs = new ArrayList<NewRun>();
    due.skips()
        .forEach(skip -> targets.forEach(node -> runs.add(gap(trigger.subject(), skip, node))));
    due.leftOut()
        .forEach(
            left ->
                runs.add(NewRun.barred(trigger.subject(), left.first(), left.at(), left.count())));
    runs.addAll(new Planner(trigger, targets).plan(due, lateness));
    return new FirePlan(trigger, runs, FireDates.after(schedule, until).putOff(trigger.putOff()));
  }

  /** Whether anything is due later. */
  boolean goesOn() {
    return next.due() != null;
  }

  /**
   * Whether some of its rows may be there already: none is that is planned after the newest log of
   * the trigger. The next due date goes forward only, so this is never so unless runs were asked
   * for ahead of it, or somebody set it back.
   */
  boolean mayBeStored() {
    var newest = trigger.newestPlanned();
    return newest != null && runs.stream().anyMatch(run -> !run.plannedDate().isAfter(newest));
  }

  /** The planned date of the last run among the rows. */
  Optional<Instant> previousFireDate() {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.QUEUED)
        .map(NewRun::plannedDate)
        .reduce((first, second) -> second);
  }

  private static NewRun gap(RunSubject subject, Occurrence.Skip skip, String targetNode) {
    return NewRun.gap(subject, skip.at(), skip.count(), targetNode);
  }

  private record Planner(DueTrigger trigger, List<String> targets) {

    List<NewRun> plan(DueTimes due, Lateness lateness) {
      var runs = new ArrayList<NewRun>();
      if (due.count() == 0) {
        return runs;
      }
      due.older().ifPresent(older -> runs.add(missed(older)));
      if (lateness.isInTime(due, trigger.putOff())) {
        due.fires().forEach(at -> addScheduled(runs, at));
        return runs;
      }
      switch (trigger.misfirePolicy()) {
        case SKIP -> due.fires().forEach(at -> runs.add(NewRun.missed(trigger.subject(), at)));
        case FIRE_ALL -> due.fires().forEach(at -> addLate(runs, at));
        case FIRE_ONCE -> addOnce(runs, due);
      }
      return runs;
    }

    private void addOnce(List<NewRun> runs, DueTimes due) {
      var fires = due.fires();
      var newest = fires.get(fires.size() - 1);
      for (var at : fires.subList(0, fires.size() - 1)) {
        runs.add(NewRun.missed(trigger.subject(), at));
      }
      for (var target : targets) {
        runs.add(NewRun.misfire(trigger.subject(), newest, target, due.count() - 1));
      }
    }

    private void addScheduled(List<NewRun> runs, Instant at) {
      for (var target : targets) {
        runs.add(NewRun.scheduled(trigger.subject(), at, target));
      }
    }

    private void addLate(List<NewRun> runs, Instant at) {
      for (var target : targets) {
        runs.add(NewRun.lateFire(trigger.subject(), at, target));
      }
    }

    private NewRun missed(DueTimes.Older older) {
      return NewRun.missed(trigger.subject(), older.first(), older.last(), older.count());
    }
  }
}
